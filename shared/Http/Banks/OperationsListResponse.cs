namespace MemoryFunctions.Http.Banks;

/// <summary>A page of operations, newest first.</summary>
internal sealed record OperationsListResponse
{
    public required string BankId { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }

    public required IReadOnlyList<OperationResponse> Operations { get; init; }
}
