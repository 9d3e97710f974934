namespace MemoryFunctions.Http.Banks;

/// <summary>One memory as an answer.</summary>
internal sealed record RecallResult
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<string>? Entities { get; init; }

    public string? Context { get; init; }

    /// <summary>When what it tells of began.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    public DateTimeOffset? OccurredEnd { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? MentionedAt { get; init; }

    public string? DocumentId { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string? ChunkId { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? SourceFactIds { get; init; }

    public RecallScores? Scores { get; init; }

    /// <summary>The turns of the document that it comes from: lines from 0, or messages of a JSON conversation.</summary>
    public required IReadOnlyList<int> SourceTurns { get; init; }
}
