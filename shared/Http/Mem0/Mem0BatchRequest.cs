namespace MemoryFunctions.Http.Mem0;

/// <summary>Memories to change or to delete, up to 1,000.</summary>
internal sealed record Mem0BatchRequest
{
    public required IReadOnlyList<Mem0BatchItem> Memories { get; init; }
}

/// <summary>One of them.</summary>
internal sealed record Mem0BatchItem
{
    public required string MemoryId { get; init; }

    /// <summary>The new words; not for deletions.</summary>
    public string? Text { get; init; }
}
