namespace MemoryFunctions.Http.Banks;

/// <summary>A page of mental models, oldest first.</summary>
internal sealed record MentalModelListResponse
{
    public required IReadOnlyList<MentalModelResponse> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
