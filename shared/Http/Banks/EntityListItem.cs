namespace MemoryFunctions.Http.Banks;

/// <summary>Somebody or something that memories name.</summary>
internal sealed record EntityListItem
{
    public required string Id { get; init; }

    public required string CanonicalName { get; init; }

    /// <summary>How many memories name it.</summary>
    public required int MentionCount { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }
}
