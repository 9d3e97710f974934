namespace MemoryFunctions.Core.Memories;

/// <summary>A fact with all that finding it needs; a memory where it is shown.</summary>
public sealed record IndexedMemory
{
    public required MemoryUnit Unit { get; init; }

    /// <summary>A digest of what was said and by whom: how a later version of the document knows a turn again.</summary>
    public required string Fingerprint { get; init; }

    /// <inheritdoc cref="DocumentMemory.Stamp"/>
    public required string Stamp { get; init; }

    /// <summary>
    /// Facts of one group say the same. A turn's is a digest of its words, its speaker, its date and what the caller scoped it
    /// by, so that the same conversation under another document id is known again; a stated fact's is its own id, or the group
    /// that it was merged into.
    /// </summary>
    public required string Group { get; init; }

    /// <summary>Groups that are not shown while this fact is there.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>Names of the attributes that it tells something about: facts with one in common may contradict each other.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Why it was placed among the others as it was, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether readers see it, or it only stands behind another one of its group.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Counts how often it went in or out of sight: each time it is written anew.</summary>
    public int Revision { get; init; }

    /// <summary>
    /// The incarnations of the documents whose facts bear it out, where it is an observation: when one is deleted it is not
    /// seen any more.
    /// </summary>
    public IReadOnlyList<string> SourceLives { get; init; } = [];

    /// <summary>The incarnation of its document.</summary>
    public required string DocumentLife { get; init; }

    /// <summary>The distinct terms of its turn and of those around it: what a search finds it by.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>What it is ranked by.</summary>
    public required TermIndex Index { get; init; }

    /// <summary>Of unit length.</summary>
    public required ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>What people have made of it; null where nobody has.</summary>
    public Curation? Curation { get; init; }

    public FactKey Key => new(Unit.Id, Revision);
}
