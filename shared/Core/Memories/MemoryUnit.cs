namespace MemoryFunctions.Core.Memories;

/// <summary>What recall shows: one statement, with where it comes from.</summary>
public sealed record MemoryUnit
{
    /// <summary>The id: the bank's handle, a dash, and the memory's own 26 characters.</summary>
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary><c>world</c>, <c>experience</c> or <c>observation</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What sort of statement it is, such as <c>preference</c>.</summary>
    public string? Category { get; init; }

    public string? Speaker { get; init; }

    public required string DocumentId { get; init; }

    /// <summary>Names the chunk that it comes from: <c>{bank handle}-{document}-{first line}</c>.</summary>
    public required string ChunkId { get; init; }

    /// <summary>The turns that it comes from: lines of the document (from 0), or messages of a JSON conversation.</summary>
    public required IReadOnlyList<int> SourceTurns { get; init; }

    /// <summary>
    /// Ids of the memories of the turns that it was stated from, in the order of <see cref="SourceTurns"/>; empty where it is
    /// itself a turn.
    /// </summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    public string? Context { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Documents.DocumentPart.NoMetadata;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>To which agent, in which app and session it was said.</summary>
    public MemoryScope Scope { get; init; } = MemoryScope.None;

    public IReadOnlyList<string> Entities { get; init; } = [];

    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>How long it may be expected to hold.</summary>
    public Permanence Permanence { get; init; }

    /// <summary>From when on recall no longer shows it; null where it stays.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How sure whoever stated it was, from 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>When it was said.</summary>
    public DateTimeOffset? MentionedAt { get; init; }

    /// <summary>When what it tells of began; null where it names no time.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    /// <summary>When what it tells of ended.</summary>
    public DateTimeOffset? OccurredEnd { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a person last changed it; null where none has.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>How many sources say it.</summary>
    public int ProofCount { get; init; } = 1;

    /// <summary>Whether both were said where facts may be compared: under the same tags, to the same agent, in the same app.</summary>
    public bool IsScopedAs(MemoryUnit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Scope.Meets(other.Scope) && Tags.ToHashSet(StringComparer.Ordinal).SetEquals(other.Tags);
    }
}
