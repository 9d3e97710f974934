namespace MemoryFunctions.Http.Banks;

/// <summary>The contract's words for how a refresh went.</summary>
internal static class RefreshOutcome
{
    public const string Full = "full";
    public const string Written = "content_written";
}
