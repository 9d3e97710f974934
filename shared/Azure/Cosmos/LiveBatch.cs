using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// A transactional batch that begins by reading the bank's marker: where the bank was deleted meanwhile, nothing of it happens.
/// </summary>
internal sealed class LiveBatch(CosmosPartition partition, string life)
{
    private readonly TransactionalBatch batch = partition.FreeBatch().ReadItem(ItemId.Marker(life));

    /// <summary>How many operations it has.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Makes the item or, under an ETag, replaces it.</summary>
    /// <returns>The operation's place in the batch.</returns>
    public int Write<T>(T item, string etag)
        where T : BankItem
    {
        _ = etag.Length == 0
            ? batch.CreateItem(item)
            : batch.ReplaceItem(item.Id, item, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        return Count++;
    }

    public void Upsert<T>(T item)
        where T : BankItem
    {
        batch.UpsertItem(item);
        Count++;
    }

    public void Patch(string id, IReadOnlyList<PatchOperation> operations)
    {
        batch.PatchItem(id, operations);
        Count++;
    }

    public void Delete(string id)
    {
        batch.DeleteItem(id);
        Count++;
    }

    /// <summary>Deletes the item if it still has the ETag.</summary>
    public void DeleteUnder(string id, string etag)
    {
        batch.DeleteItem(id, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        Count++;
    }

    /// <summary>False where the bank is gone, or an item was not as it was expected.</summary>
    public async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var result = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.Succeeded || (result.BankIsGone || result.IsConflict ? false : throw result.ToException());
    }

    /// <exception cref="MovingException">The marker is gone because the bank is being moved, not because it was deleted.</exception>
    public async Task<LiveBatchResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        var result = await TryExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.BankIsGone && (await partition.ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false))?.MovedTo is not null
            ? throw new MovingException()
            : result;
    }

    private async Task<LiveBatchResult> TryExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return new LiveBatchResult(HttpStatusCode.OK, -1, [.. Enumerable.Range(0, response.Count).Select(at => response[at].ETag ?? "")]);
            }

            // The culprit is the operation that has a status of its own; the others depend on it (424).
            for (var at = 0; at < response.Count; at++)
            {
                if (response[at].StatusCode != HttpStatusCode.FailedDependency)
                {
                    return new LiveBatchResult(response[at].StatusCode, at, []) { RetryAfter = response.RetryAfter };
                }
            }

            return new LiveBatchResult(response.StatusCode, -1, []) { RetryAfter = response.RetryAfter };
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("batch", e);
        }
    }
}
