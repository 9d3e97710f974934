using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>A place in the order of an answer, before the memory itself is read.</summary>
internal readonly record struct RankedMemory(string Id, double Final, double? Semantic, double? Keyword)
{
    /// <inheritdoc cref="MemoryCandidate.Version"/>
    public string? Version { get; init; }

    /// <inheritdoc cref="RecalledMemory.Reranker"/>
    public double? Reranker { get; init; }

    /// <inheritdoc cref="MemoryTraits.Tokens"/>
    public int Tokens { get; init; }

    /// <inheritdoc cref="MemoryTraits.IsStated"/>
    public bool IsStated { get; init; }

    /// <summary>What it is told from others by.</summary>
    public TermIndex Words { get; init; }
}
