namespace MemoryFunctions.Core.Operations;

/// <summary>How far an operation has come.</summary>
public sealed record OperationState
{
    /// <summary>The operation's id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of work, such as <c>retain</c>.</summary>
    public required string Type { get; init; }

    public required OperationStatus Status { get; init; }

    public required int ItemsCount { get; init; }

    /// <summary>The document, where the operation is about one.</summary>
    public string? DocumentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed, for a person.</summary>
    public string? Error { get; init; }

    public int Attempts { get; init; }
}
