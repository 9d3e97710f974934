using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Tenants;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="ITenantStore"/>
internal sealed class CosmosTenantStore(CosmosContainers containers) : ITenantStore
{
    public async Task<TenantSettings> ReadAsync(string tenant, CancellationToken cancellationToken) =>
        (await Of(tenant).ReadAsync<TenantItem>(TenantItem.TheId, cancellationToken).ConfigureAwait(false))?.ToSettings() ?? TenantSettings.None;

    public Task<bool> TryWriteAsync(string tenant, TenantSettings settings, CancellationToken cancellationToken) =>
        Of(tenant).TryWriteAsync(TenantItem.From(tenant, settings), TenantItem.TheId, settings.ETag, cancellationToken);

    private TenantPartition Of(string tenant) => new(containers, tenant);
}
