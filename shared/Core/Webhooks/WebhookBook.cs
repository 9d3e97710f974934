namespace MemoryFunctions.Core.Webhooks;

/// <summary>A tenant's webhooks.</summary>
public sealed record WebhookBook
{
    public static readonly WebhookBook Empty = new();

    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];

    /// <summary>The version that a change must find; empty where there is none yet.</summary>
    public string ETag { get; init; } = "";
}
