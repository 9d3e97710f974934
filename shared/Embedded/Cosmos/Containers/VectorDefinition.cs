namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>How two embeddings are compared.</summary>
internal enum VectorDistance
{
    Cosine,
    DotProduct,
    Euclidean,
}

/// <summary>A container's vector policy: one float32 vector a container, on a top-level property.</summary>
/// <param name="Property">The property's name, without the slash.</param>
/// <param name="Dimensions">Numbers in each vector.</param>
/// <param name="Distance">The distance function.</param>
/// <param name="Indexed">Whether the indexing policy has a vector index on it.</param>
/// <param name="ShardPath">The path by which the index is split, on which every vector query must then filter; null without one.</param>
internal sealed record VectorDefinition(string Property, int Dimensions, VectorDistance Distance, bool Indexed, string? ShardPath);
