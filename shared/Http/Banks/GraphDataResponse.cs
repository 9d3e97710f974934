namespace MemoryFunctions.Http.Banks;

/// <summary>Memories and how they hang together.</summary>
internal sealed record GraphDataResponse
{
    public required IReadOnlyList<GraphNode> Nodes { get; init; }

    public required IReadOnlyList<GraphEdge> Edges { get; init; }

    /// <summary>The same memories with all that listings show of them.</summary>
    public required IReadOnlyList<MemoryUnitItem> TableRows { get; init; }

    /// <summary>How many memories there are, shown or not.</summary>
    public required int TotalUnits { get; init; }

    public required int Limit { get; init; }
}
