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

    /// <summary>A fact that readers do not see: another one of its group stands for it, or one has superseded it.</summary>
    public const string Fact = "fact";

    /// <summary>A language model's answer, kept until it is used.</summary>
    public const string Answer = "answer";
    public const string Operation = "operation";
    public const string Directive = "directive";
    public const string MentalModel = "mentalModel";
    public const string Export = "export";
    public const string Purge = "purge";

    /// <summary>How far a bank's changes are told to webhooks.</summary>
    public const string Telling = "telling";

    /// <summary>What a webhook is still to be told, and what it was told or will not be.</summary>
    public const string Pending = "pending";
    public const string Delivered = "delivered";

    /// <summary>In the header's place where there is no bank: while the deployment is being moved none can be made.</summary>
    public const string Moved = "moved";
}
