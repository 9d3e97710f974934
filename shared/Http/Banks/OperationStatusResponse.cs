namespace MemoryFunctions.Http.Banks;

/// <summary>How far an operation has come.</summary>
internal sealed record OperationStatusResponse
{
    public required string OperationId { get; init; }

    public required OperationStatusName Status { get; init; }

    public string? OperationType { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int? RetryCount { get; init; }

    /// <summary>When it is tried again, where it failed and is not given up.</summary>
    public DateTimeOffset? NextRetryAt { get; init; }

    public OperationProgressResponse? Progress { get; init; }

    public OperationMetadata? ResultMetadata { get; init; }

    /// <summary>Always null: an operation has no others below it, however many documents it is about.</summary>
    public IReadOnlyList<string>? ChildOperations { get; init; }
}
