namespace MemoryFunctions.Http.Banks;

/// <summary>A page of a document's chunks in their order.</summary>
internal sealed record ListChunksResponse
{
    public required IReadOnlyList<ChunkResponse> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
