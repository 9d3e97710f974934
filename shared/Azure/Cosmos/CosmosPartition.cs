using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// A bank's partition: the one place where a bank becomes a partition key. Every read and write of a bank's items goes
/// through it.
/// </summary>
internal readonly struct CosmosPartition(Container container, BankId bank)
{
    private readonly string path = bank.Path;

    private PartitionKey Key => new(path);

    /// <summary>The item; null where there is none. By stream: the SDK's typed read throws for what is not there, which costs more than the read.</summary>
    public async Task<T?> ReadAsync<T>(string id, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await container.ReadItemStreamAsync(id, Key, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw CosmosFailure.Of("read", response.StatusCode, CosmosPages.RetryAfter(response.Headers));
            }

            var type = (JsonTypeInfo<T>)CosmosClientFactory.Json.GetTypeInfo(typeof(T));
            return await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("read", e);
        }
    }

    /// <summary>The items of the given ids; a missing one is left out.</summary>
    public async Task<IReadOnlyList<T>> ReadManyAsync<T>(IReadOnlyList<string> ids, CancellationToken cancellationToken)
        where T : class
    {
        if (ids.Count == 0)
        {
            return [];
        }

        if (ids.Count == 1)
        {
            return await ReadAsync<T>(ids[0], cancellationToken).ConfigureAwait(false) is { } one ? [one] : [];
        }

        try
        {
            var key = Key;
            using var response = await container.ReadManyItemsStreamAsync([.. ids.Select(id => (id, key))], cancellationToken: cancellationToken).ConfigureAwait(false);
            return await CosmosPages.ReadAsync<T>("read many", response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("read many", e);
        }
    }

    /// <summary>Replaces an item under its ETag and gives the new one; null where the item changed or went.</summary>
    public async Task<string?> TryReplaceAsync<T>(T item, string etag, CancellationToken cancellationToken)
        where T : BankItem
    {
        try
        {
            var options = new ItemRequestOptions { IfMatchEtag = etag };
            return (await container.ReplaceItemAsync(item, item.Id, Key, options, cancellationToken).ConfigureAwait(false)).ETag;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("replace", e);
        }
    }

    /// <summary>A batch that fails as a whole unless the incarnation is alive.</summary>
    public LiveBatch Batch(string life) => new(this, life);

    /// <summary>Such a batch that replaces the header first: what recalls remember goes by its ETag.</summary>
    public LiveBatch Under(HeaderItem header, string etag)
    {
        var batch = Batch(header.Life);
        batch.Write(header, etag);
        return batch;
    }

    /// <summary>A batch without that condition: for making, purging and moving an incarnation.</summary>
    public TransactionalBatch FreeBatch() => container.CreateTransactionalBatch(Key);

    public Task<List<T>> QueryAsync<T>(QueryDefinition query, CancellationToken cancellationToken) =>
        CosmosPages.ReadAllAsync(container, query, Options, CosmosPages.ReadAsync<T>, cancellationToken);

    /// <summary>The same for rows that come by the hundred.</summary>
    public Task<List<T>> QueryRowsAsync<T>(QueryDefinition query, CancellationToken cancellationToken)
        where T : IJsonRow<T> =>
        CosmosPages.ReadAllAsync(container, query, Options, CosmosPages.ReadRowsAsync<T>, cancellationToken);

    private QueryRequestOptions Options => new() { PartitionKey = Key, MaxItemCount = -1, MaxConcurrency = 1, EnableOptimisticDirectExecution = true };
}
