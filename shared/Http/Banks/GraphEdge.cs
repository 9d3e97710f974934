namespace MemoryFunctions.Http.Banks;

/// <summary>An edge of a graph, in the form that graph libraries take.</summary>
internal sealed record GraphEdge(GraphEdgeData Data);
