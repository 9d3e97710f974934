using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>What the directory holds of a tenant as a whole, beside the buckets of its banks.</summary>
internal readonly struct TenantPartition(CosmosContainers containers, string tenant)
{
    private readonly PartitionKey key = new(TenantItem.ShardOf(tenant));

    /// <summary>The item; null where there is none.</summary>
    public async Task<T?> ReadAsync<T>(string id, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await containers.Directory.ReadItemAsync<T>(id, key, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("read of a tenant", e);
        }
    }

    /// <summary>Makes the item or, under an ETag, replaces it. False where it changed meanwhile.</summary>
    public async Task<bool> TryWriteAsync<T>(T item, string id, string etag, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            _ = etag.Length == 0
                ? await containers.Directory.CreateItemAsync(item, key, cancellationToken: cancellationToken).ConfigureAwait(false)
                : await containers.Directory.ReplaceItemAsync(item, id, key, new ItemRequestOptions { IfMatchEtag = etag }, cancellationToken).ConfigureAwait(false);
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
}
