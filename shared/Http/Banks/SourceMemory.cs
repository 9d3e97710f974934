namespace MemoryFunctions.Http.Banks;

/// <summary>A memory that another one was stated from.</summary>
internal sealed record SourceMemory
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required string Type { get; init; }

    public required string? Context { get; init; }

    public required DateTimeOffset? OccurredStart { get; init; }

    public required DateTimeOffset? MentionedAt { get; init; }
}
