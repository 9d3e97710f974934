namespace MemoryFunctions.Http.Banks;

/// <summary>A page of directives, the most important first.</summary>
internal sealed record DirectiveListResponse
{
    public required IReadOnlyList<DirectiveResponse> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
