namespace MemoryFunctions.Core.Memories;

/// <summary>A memory that a search brought, with what it is ranked by.</summary>
public sealed record MemoryCandidate
{
    /// <summary>The memory's id.</summary>
    public required string Id { get; init; }

    public string? Speaker { get; init; }

    public TermIndex Index { get; init; }

    public MemoryTraits Traits { get; init; } = MemoryTraits.None;

    /// <inheritdoc cref="MemoryUnit.ProofCount"/>
    public int ProofCount { get; init; } = 1;

    /// <summary>Cosine similarity to the question, where the search was by vector.</summary>
    public double? Similarity { get; init; }
}
