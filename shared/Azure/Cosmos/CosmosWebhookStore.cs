using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IWebhookStore"/>
internal sealed class CosmosWebhookStore(CosmosContainers containers) : IWebhookStore
{
    public async Task<WebhookBook> ReadAsync(string tenant, CancellationToken cancellationToken) =>
        (await Of(tenant).ReadAsync<WebhooksItem>(WebhooksItem.TheId, cancellationToken).ConfigureAwait(false))?.ToBook() ?? WebhookBook.Empty;

    public Task<bool> TryWriteAsync(string tenant, WebhookBook book, CancellationToken cancellationToken) =>
        Of(tenant).TryWriteAsync(WebhooksItem.From(tenant, book), WebhooksItem.TheId, book.ETag, cancellationToken);

    private TenantPartition Of(string tenant) => new(containers, tenant);
}
