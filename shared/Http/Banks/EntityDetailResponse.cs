namespace MemoryFunctions.Http.Banks;

/// <summary>An entity with what was said of it.</summary>
internal sealed record EntityDetailResponse
{
    public required string Id { get; init; }

    public required string CanonicalName { get; init; }

    /// <inheritdoc cref="EntityListItem.MentionCount"/>
    public required int MentionCount { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Of the newest memories that name it: observations first, then the newest.</summary>
    public required IReadOnlyList<EntityObservationResponse> Observations { get; init; }
}
