namespace MemoryFunctions.Http.Banks;

/// <summary>A page of entities, the most often named first.</summary>
internal sealed record EntityListResponse
{
    public required IReadOnlyList<EntityListItem> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
