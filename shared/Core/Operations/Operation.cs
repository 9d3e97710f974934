namespace MemoryFunctions.Core.Operations;

/// <summary>
/// A tracked job: which documents it brought to which version. How far it has come is read off the documents, so that
/// nothing has to be written for it when they are indexed. It expires some days after it was made.
/// </summary>
public sealed record Operation
{
    /// <summary>A UUID, which leads to its bank where the service chose it (<see cref="OperationId"/>).</summary>
    public required string Id { get; init; }

    /// <summary>The kind of work: one of <see cref="OperationTypes"/>.</summary>
    public required string Type { get; init; }

    public required int ItemsCount { get; init; }

    public required IReadOnlyList<OperationTarget> Targets { get; init; }

    /// <summary>A digest of the payload: the same id with another payload is a conflict.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody wanted no more of it, where that cannot be read off documents.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The store's version token.</summary>
    public string ETag { get; init; } = "";
}
