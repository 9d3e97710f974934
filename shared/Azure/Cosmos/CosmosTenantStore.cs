using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Tenants;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="ITenantStore"/>
internal sealed class CosmosTenantStore(CosmosContainers containers) : ITenantStore
{
    public async Task<TenantSettings> ReadAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            var item = await containers.Directory.ReadItemAsync<TenantItem>(TenantItem.TheId, Shard(tenant), cancellationToken: cancellationToken).ConfigureAwait(false);
            return item.Resource.ToSettings();
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return TenantSettings.None;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("read of a tenant", e);
        }
    }

    public async Task<bool> TryWriteAsync(string tenant, TenantSettings settings, CancellationToken cancellationToken)
    {
        var item = TenantItem.From(tenant, settings);
        try
        {
            _ = settings.ETag.Length == 0
                ? await containers.Directory.CreateItemAsync(item, Shard(tenant), cancellationToken: cancellationToken).ConfigureAwait(false)
                : await containers.Directory.ReplaceItemAsync(item, item.Id, Shard(tenant), new ItemRequestOptions { IfMatchEtag = settings.ETag }, cancellationToken)
                    .ConfigureAwait(false);
            return true;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("write of a tenant", e);
        }
    }

    private static PartitionKey Shard(string tenant) => new(TenantItem.ShardOf(tenant));
}
