namespace MemoryFunctions.Bench.Wire;

/// <summary>As much of a listing of memories as is looked at.</summary>
internal sealed record MemoryPage(int Total, IReadOnlyList<ListedMemory> Items);

internal sealed record ListedMemory(string Text)
{
    public string? FactType { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>Zero-based numbers of turns in the document.</summary>
    public IReadOnlyList<int>? SourceTurns { get; init; }

    /// <summary>The memories that it was stated from, where the listing names them.</summary>
    public IReadOnlyList<string>? SourceMemoryIds { get; init; }

    public DateTimeOffset? OccurredStart { get; init; }

    /// <summary>Null where the listing does not tell.</summary>
    public string? Category { get; init; }

    /// <summary>Null where the listing does not tell.</summary>
    public string? Permanence { get; init; }
}
