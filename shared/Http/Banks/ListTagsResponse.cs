namespace MemoryFunctions.Http.Banks;

/// <summary>A page of tags, those of most memories first.</summary>
internal sealed record ListTagsResponse
{
    public required IReadOnlyList<TagItem> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
