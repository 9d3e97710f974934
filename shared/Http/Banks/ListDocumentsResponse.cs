namespace MemoryFunctions.Http.Banks;

/// <summary>A page of documents, last updated first.</summary>
internal sealed record ListDocumentsResponse
{
    public required IReadOnlyList<DocumentItem> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
