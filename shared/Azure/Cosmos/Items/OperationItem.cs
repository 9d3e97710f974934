using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>An operation at rest.</summary>
internal sealed record OperationItem : BankItem
{
    public required string Operation { get; init; }

    public required string Type { get; init; }

    public required int ItemsCount { get; init; }

    public required IReadOnlyList<OperationTarget> Targets { get; init; }

    public required string Payload { get; init; }

    /// <summary>UTC, of fixed width, so that it sorts as text.</summary>
    public required string CreatedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public static OperationItem From(BankId bank, string life, Operation operation, TimeSpan retention) => new()
    {
        Id = ItemId.Operation(life, operation.Id),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Operation,
        Ttl = (int)retention.TotalSeconds,
        Operation = operation.Id,
        Type = operation.Type,
        ItemsCount = operation.ItemsCount,
        Targets = operation.Targets,
        Payload = operation.Payload,
        CreatedAt = SortableTime.Write(operation.CreatedAt),
        CancelledAt = operation.CancelledAt,
    };

    public Operation ToOperation() => new()
    {
        Id = Operation,
        Type = Type,
        ItemsCount = ItemsCount,
        Targets = Targets,
        Payload = Payload,
        CreatedAt = SortableTime.Read(CreatedAt),
        CancelledAt = CancelledAt,
        ETag = ETag ?? "",
    };
}
