namespace MemoryFunctions.Http.Banks;

/// <summary>What ties two nodes together.</summary>
internal sealed record GraphEdgeData
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary><c>entity</c>: both name it; <c>source</c>: one was stated from the other; <c>cooccurrence</c>: memories name both.</summary>
    public required string LinkType { get; init; }

    /// <summary>Whom both memories name.</summary>
    public string? EntityName { get; init; }

    /// <summary>How many memories name both entities.</summary>
    public int? CooccurrenceCount { get; init; }
}
