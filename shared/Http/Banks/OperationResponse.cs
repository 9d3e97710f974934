namespace MemoryFunctions.Http.Banks;

/// <summary>An operation in a listing.</summary>
internal sealed record OperationResponse
{
    public required string Id { get; init; }

    public required string TaskType { get; init; }

    public required int ItemsCount { get; init; }

    /// <summary>The document, where it is about one.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The mental model, where it is about one.</summary>
    public string? MentalModelId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public required OperationStatusName Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int? RetryCount { get; init; }

    /// <summary>When it is tried again, where it failed and is not given up.</summary>
    public DateTimeOffset? NextRetryAt { get; init; }

    public OperationProgressResponse? Progress { get; init; }
}
