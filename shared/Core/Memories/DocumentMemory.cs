namespace MemoryFunctions.Core.Memories;

/// <summary>A fact as the worker finds it again: all but its words and its vector.</summary>
public sealed record DocumentMemory
{
    public required string Id { get; init; }

    /// <inheritdoc cref="IndexedMemory.Fingerprint"/>
    public required string Fingerprint { get; init; }

    /// <inheritdoc cref="IndexedMemory.DocumentLife"/>
    public required string DocumentLife { get; init; }

    /// <summary>The document's line that its first turn starts on.</summary>
    public required int Line { get; init; }

    /// <inheritdoc cref="MemoryUnit.ChunkId"/>
    public required string ChunkId { get; init; }

    public DateTimeOffset? MentionedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the caller said about it when it was last written: context, metadata, tags, entities, timestamp.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether it is there for good: neither staged nor retired.</summary>
    public required bool Stands { get; init; }

    public required TermIndex Index { get; init; }

    /// <inheritdoc cref="IndexedMemory.Group"/>
    public required string Group { get; init; }

    /// <inheritdoc cref="MemoryUnit.Cites"/>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <inheritdoc cref="IndexedMemory.Supersedes"/>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <inheritdoc cref="IndexedMemory.Shown"/>
    public required bool Shown { get; init; }

    /// <inheritdoc cref="IndexedMemory.Revision"/>
    public required int Revision { get; init; }

    /// <inheritdoc cref="MemoryUnit.ProofCount"/>
    public required int ProofCount { get; init; }

    /// <inheritdoc cref="IndexedMemory.Curation"/>
    public Curation? Curation { get; init; }

    /// <summary>Whether it keeps its place in its group without being shown.</summary>
    internal bool IsWithheld => Curation is { IsWithheld: true };

    public FactKey Key => new(Id, Revision);

    /// <summary>Whether it is a turn as it was said, rather than stated from turns.</summary>
    public bool IsTurn => Cites.Count == 0;

    /// <summary>Whether several facts bear it out together, rather than turns.</summary>
    public bool IsObservation => Observation.IsLife(DocumentLife);

    /// <summary>Whether the bank's statistics count it.</summary>
    public bool Counted => Stands && Shown;

    public static DocumentMemory Of(IndexedMemory fact) => new()
    {
        Id = fact.Unit.Id,
        Fingerprint = fact.Fingerprint,
        DocumentLife = fact.DocumentLife,
        Line = fact.Unit.SourceTurns is [var line, ..] ? line : 0,
        ChunkId = fact.Unit.ChunkId,
        MentionedAt = fact.Unit.MentionedAt,
        CreatedAt = fact.Unit.CreatedAt,
        Stamp = fact.Stamp,
        Stands = true,
        Index = fact.Index,
        Group = fact.Group,
        Cites = fact.Unit.Cites,
        Supersedes = fact.Supersedes,
        Shown = fact.Shown,
        Revision = fact.Revision,
        ProofCount = fact.Unit.ProofCount,
        Curation = fact.Curation,
    };
}
