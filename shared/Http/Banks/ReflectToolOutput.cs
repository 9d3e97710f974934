namespace MemoryFunctions.Http.Banks;

/// <summary>What a search found.</summary>
internal sealed record ReflectToolOutput
{
    /// <summary>Best first.</summary>
    public required IReadOnlyList<ReflectFact> Memories { get; init; }
}
