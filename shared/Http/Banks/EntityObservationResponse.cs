namespace MemoryFunctions.Http.Banks;

/// <summary>Something observed of an entity.</summary>
internal sealed record EntityObservationResponse
{
    public required string Text { get; init; }

    public DateTimeOffset? MentionedAt { get; init; }
}
