namespace MemoryFunctions.Core.Memories;

/// <summary>A memory that a search brought, with what it is ranked by.</summary>
public sealed record MemoryCandidate
{
    /// <summary>The memory's id.</summary>
    public required string Id { get; init; }

    /// <summary>Another one after each write of the memory, so that what was read under one need not be read again; null where it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>Whether what it is ranked by is there: false where a search brought its name alone.</summary>
    public bool IsWhole { get; init; } = true;

    public string? Speaker { get; init; }

    public TermIndex Index { get; init; }

    public MemoryTraits Traits { get; init; } = MemoryTraits.None;

    /// <inheritdoc cref="MemoryUnit.ProofCount"/>
    public int ProofCount { get; init; } = 1;

    /// <summary>Cosine similarity to the question, where the search was by vector.</summary>
    public double? Similarity { get; init; }
}
