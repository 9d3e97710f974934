namespace MemoryFunctions.Http.Banks;

/// <summary>A node of a graph, in the form that graph libraries take.</summary>
internal sealed record GraphNode(GraphNodeData Data);
