using System.Text.Json.Serialization;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A tenant's webhooks, in the directory.</summary>
internal sealed record WebhooksItem
{
    public const string TheId = "webhooks";

    public required string Id { get; init; }

    /// <summary>The partition key: that of the tenant's settings.</summary>
    public required string Shard { get; init; }

    public required IReadOnlyList<Webhook> Webhooks { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public static WebhooksItem From(string tenant, WebhookBook book) => new() { Id = TheId, Shard = TenantItem.ShardOf(tenant), Webhooks = book.Webhooks };

    public WebhookBook ToBook() => new() { Webhooks = Webhooks, ETag = ETag ?? "" };
}
