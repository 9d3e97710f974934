namespace MemoryFunctions.Http.Banks;

/// <summary>A memory in a listing.</summary>
internal sealed record MemoryUnitItem
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required string Context { get; init; }

    /// <summary>When it was said, ISO 8601, or empty.</summary>
    public required string Date { get; init; }

    public required string FactType { get; init; }

    /// <summary>What sort of statement a fact is, such as <c>preference</c>.</summary>
    public string? Category { get; init; }

    /// <summary>How long a fact may be expected to hold: <c>permanent</c>, <c>long_term</c> or <c>short_term</c>; null for a turn.</summary>
    public string? Permanence { get; init; }

    /// <summary>From when on it is no longer shown.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How sure whoever stated a fact was, from 0 to 1; null for a turn.</summary>
    public double? Confidence { get; init; }

    /// <summary>Null where it is an observation: that belongs to no document.</summary>
    public required string? DocumentId { get; init; }

    public DateTimeOffset? MentionedAt { get; init; }

    public DateTimeOffset? OccurredStart { get; init; }

    public DateTimeOffset? OccurredEnd { get; init; }

    /// <summary>Names, joined with commas.</summary>
    public required string Entities { get; init; }

    /// <inheritdoc cref="DocumentId"/>
    public required string? ChunkId { get; init; }

    public required int ProofCount { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public DateTimeOffset? ConsolidatedAt { get; init; }

    public DateTimeOffset? ConsolidationFailedAt { get; init; }

    public string State { get; init; } = "valid";

    public string? InvalidationReason { get; init; }

    public DateTimeOffset? InvalidatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The turns that a fact was stated from, or the facts that bear out an observation; empty for a turn.</summary>
    public IReadOnlyList<string> SourceMemoryIds { get; init; } = [];

    /// <inheritdoc cref="RecallResult.SourceTurns"/>
    public required IReadOnlyList<int> SourceTurns { get; init; }
}
