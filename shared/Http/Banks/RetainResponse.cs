namespace MemoryFunctions.Http.Banks;

/// <summary>What became of a retain call: the content is durable.</summary>
internal sealed record RetainResponse
{
    public bool Success { get; init; } = true;

    public required string BankId { get; init; }

    public required int ItemsCount { get; init; }

    public required bool Async { get; init; }

    /// <summary>Where the content is not recallable yet: the operation to follow.</summary>
    public string? OperationId { get; init; }

    public IReadOnlyList<string>? OperationIds { get; init; }

    public TokenUsage? Usage { get; init; }
}
