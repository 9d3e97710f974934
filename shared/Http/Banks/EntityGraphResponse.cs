namespace MemoryFunctions.Http.Banks;

/// <summary>Entities and which of them are named together.</summary>
internal sealed record EntityGraphResponse
{
    /// <summary>Those that an edge leads to.</summary>
    public required IReadOnlyList<GraphNode> Nodes { get; init; }

    public required IReadOnlyList<GraphEdge> Edges { get; init; }

    public required int TotalEntities { get; init; }

    /// <summary>How many edges there are, shown or not.</summary>
    public required int TotalEdges { get; init; }

    public required int Limit { get; init; }
}
