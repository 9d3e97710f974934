using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A delivery at rest: its kind says whether it is still to be made.</summary>
internal sealed record DeliveryItem : BankItem
{
    public required string Delivery { get; init; }

    /// <summary>The webhook: the deliveries of one are a group.</summary>
    public required string GroupId { get; init; }

    public required string EventType { get; init; }

    public required string EventMemory { get; init; }

    public required string Body { get; init; }

    public required bool Failed { get; init; }

    public required int Attempts { get; init; }

    public string? LastOutcome { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>UTC, of fixed width, so that it sorts as text.</summary>
    public required string CreatedAt { get; init; }

    public static DeliveryItem From(BankId bank, string life, Delivery delivery, TimeSpan retention) => new()
    {
        Id = ItemId.Delivery(life, delivery.Id),
        Bank = bank.Path,
        Life = life,
        Kind = delivery.State is DeliveryState.Pending ? ItemKind.Pending : ItemKind.Delivered,
        Ttl = (int)retention.TotalSeconds,
        Delivery = delivery.Id,
        GroupId = delivery.WebhookId,
        EventType = delivery.EventType,
        EventMemory = delivery.MemoryId,
        Body = delivery.Body,
        Failed = delivery.State is DeliveryState.Failed,
        Attempts = delivery.Attempts,
        LastOutcome = delivery.LastOutcome,
        LastAttemptAt = delivery.LastAttemptAt,
        NotBefore = delivery.NotBefore,
        CreatedAt = SortableTime.Write(delivery.CreatedAt),
    };

    public Delivery ToDelivery() => new()
    {
        Id = Delivery,
        WebhookId = GroupId,
        EventType = EventType,
        MemoryId = EventMemory,
        Body = Body,
        State = Kind is ItemKind.Pending ? DeliveryState.Pending : Failed ? DeliveryState.Failed : DeliveryState.Delivered,
        Attempts = Attempts,
        LastOutcome = LastOutcome,
        LastAttemptAt = LastAttemptAt,
        NotBefore = NotBefore,
        CreatedAt = SortableTime.Read(CreatedAt),
    };
}
