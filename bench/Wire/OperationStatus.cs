namespace MemoryFunctions.Bench.Wire;

internal sealed record OperationStatus(string Status, DateTimeOffset? CreatedAt, DateTimeOffset? CompletedAt, string? ErrorMessage, OperationResult? ResultMetadata = null)
{
    public bool IsUnderWay => Status is "pending" or "processing";

    public bool IsCompleted => string.Equals(Status, "completed", StringComparison.Ordinal);
}

/// <param name="Usage">What the model's calls took; null where there was none.</param>
internal sealed record OperationResult(TokenUsage? Usage);
