namespace MemoryFunctions.Core.Webhooks;

/// <summary>An event on its way to a webhook, and how that went: the entry of the delivery log.</summary>
public sealed record Delivery
{
    /// <summary>The same for the same event, however often it is read off: what a receiver tells repeats by.</summary>
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    public required string EventType { get; init; }

    public required string MemoryId { get; init; }

    /// <summary>The body as it is signed and sent.</summary>
    public required string Body { get; init; }

    public DeliveryState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>How the last attempt went, such as <c>200</c>, <c>timeout</c> or <c>address refused</c>.</summary>
    public string? LastOutcome { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When to try again.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
