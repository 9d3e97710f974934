namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>The sorts of items of a bank, as <c>kind</c> says.</summary>
internal static class ItemKind
{
    public const string Marker = "live";
    public const string Header = "header";
    public const string Profile = "profile";
    public const string Statistics = "statistics";
    public const string Document = "document";
    public const string Chunk = "chunk";
    public const string Memory = "memory";
    public const string Operation = "operation";
    public const string Purge = "purge";
}
