namespace MemoryFunctions.Http.Banks;

/// <summary>A memory by its id.</summary>
internal sealed record MemoryResponse
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required string Context { get; init; }

    /// <inheritdoc cref="MemoryUnitItem.Date"/>
    public required string Date { get; init; }

    public required string Type { get; init; }

    /// <inheritdoc cref="MemoryUnitItem.DocumentId"/>
    public required string? DocumentId { get; init; }

    public required DateTimeOffset? MentionedAt { get; init; }

    public required DateTimeOffset? OccurredStart { get; init; }

    public required DateTimeOffset? OccurredEnd { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required IReadOnlyList<string> Entities { get; init; }

    /// <inheritdoc cref="MemoryUnitItem.DocumentId"/>
    public required string? ChunkId { get; init; }

    public required int ProofCount { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary><c>valid</c> or <c>invalidated</c>.</summary>
    public required string State { get; init; }

    public required string? InvalidationReason { get; init; }

    public required DateTimeOffset? InvalidatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The memories that it was stated from; empty for a turn.</summary>
    public required IReadOnlyList<string> SourceMemoryIds { get; init; }

    /// <summary>Those of them that are shown.</summary>
    public required IReadOnlyList<SourceMemory> SourceMemories { get; init; }

    /// <summary>How its words changed, the oldest change first.</summary>
    public required IReadOnlyList<HistoryItem> History { get; init; }
}
