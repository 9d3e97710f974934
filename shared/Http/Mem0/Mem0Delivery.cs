namespace MemoryFunctions.Http.Mem0;

/// <summary>One delivery.</summary>
internal sealed record Mem0Delivery
{
    /// <summary>As sent in the header <c>webhook-id</c>: the same for the same event.</summary>
    public required string Id { get; init; }

    public required string EventType { get; init; }

    public required string MemoryId { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required int Attempts { get; init; }

    /// <summary>How the last attempt went: a status, or why there was none.</summary>
    public string? LastOutcome { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
