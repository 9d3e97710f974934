namespace MemoryFunctions.Http.Banks;

/// <summary>An operation was cancelled, taken up again or removed.</summary>
internal sealed record OperationChangeResponse
{
    public bool Success { get; init; } = true;

    public required string Message { get; init; }

    public required string OperationId { get; init; }
}
