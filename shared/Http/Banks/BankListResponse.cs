namespace MemoryFunctions.Http.Banks;

/// <summary>A page of banks, the newest first.</summary>
internal sealed record BankListResponse
{
    public required IReadOnlyList<BankListItem> Banks { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }
}
