namespace MemoryFunctions.Bench.Wire;

internal sealed record OperationStatus(string Status, DateTimeOffset? CreatedAt, DateTimeOffset? CompletedAt, string? ErrorMessage)
{
    public bool IsUnderWay => Status is "pending" or "processing";

    public bool IsCompleted => string.Equals(Status, "completed", StringComparison.Ordinal);
}
