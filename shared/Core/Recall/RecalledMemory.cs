using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>A memory as an answer.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="Final">The score it was ranked by; comparable within one answer only.</param>
/// <param name="Semantic">Cosine similarity to the question, -1 to 1, where the semantic arm saw it.</param>
/// <param name="Keyword">Its keyword score, 0 or more, where the keyword arm saw it.</param>
public sealed record RecalledMemory(MemoryUnit Memory, double Final, double? Semantic, double? Keyword)
{
    /// <summary>What a reranking model said of its relevance, 0 to 1; null where none was asked.</summary>
    public double? Reranker { get; init; }
}
