namespace MemoryFunctions.Core.Retain;

/// <summary>What became of a retain call. The content is durable.</summary>
public sealed record RetainResult
{
    /// <summary>The operation that tracks its way into memory.</summary>
    public required string OperationId { get; init; }

    public required int ItemsCount { get; init; }

    /// <summary>Whether it is recallable already.</summary>
    public required bool Indexed { get; init; }
}
