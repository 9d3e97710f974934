namespace MemoryFunctions.Http.Banks;

/// <summary>A page of memories, newest first.</summary>
internal sealed record ListMemoryUnitsResponse
{
    public required IReadOnlyList<MemoryUnitItem> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
