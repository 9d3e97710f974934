using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// Writes a bank's copy in batches, each of which replaces the copy's header under its ETag: a batch of a command that was
/// ended, or that runs twice, fails once another has written. The header comes with the first batch and goes with the last,
/// so that a partition that holds anything is found by it.
/// </summary>
/// <param name="partition">The bank's, in the new container.</param>
/// <param name="draft">The header until the last batch; null where neither the bank nor its copy has one.</param>
/// <param name="header">The ETag of the header that is there; null where none is.</param>
internal sealed class CopyWriter(CosmosPartition partition, byte[]? draft, string? header)
{
    private readonly List<(string Id, byte[]? Body)> waiting = [];
    private string? etag = header;
    private int bytes = draft?.Length ?? 0;

    /// <summary>Somebody else wrote meanwhile: another command, or an expiry.</summary>
    public static StoreException Raced() => new("a bank's copy changed while it was written", isTransient: true);

    public async Task UpsertAsync(string id, byte[] body, CancellationToken cancellationToken)
    {
        if (waiting.Count == CommitLimits.MaxOperations - 1 || (waiting.Count > 0 && bytes + body.Length > CommitLimits.MaxBytes))
        {
            await FlushAsync(draft, cancellationToken).ConfigureAwait(false);
        }

        waiting.Add((id, body));
        bytes += body.Length;
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (waiting.Count == CommitLimits.MaxOperations - 1)
        {
            await FlushAsync(draft, cancellationToken).ConfigureAwait(false);
        }

        waiting.Add((id, null));
    }

    /// <summary>The last batch.</summary>
    /// <param name="last">The header as it is to be; null takes it away.</param>
    /// <param name="cancellationToken">Stops it between two batches.</param>
    public Task FinishAsync(byte[]? last, CancellationToken cancellationToken) => FlushAsync(last, cancellationToken);

    private async Task FlushAsync(byte[]? body, CancellationToken cancellationToken)
    {
        var batch = partition.FreeBatch();
        var condition = new TransactionalBatchItemRequestOptions { IfMatchEtag = etag };
        if (body is null && etag is null && waiting.Count == 0)
        {
            return;
        }

        _ = body is null ? (etag is null ? batch : batch.DeleteItem(ItemId.Header, condition))
            : etag is null ? batch.CreateItemStream(new MemoryStream(body))
            : batch.ReplaceItemStream(ItemId.Header, new MemoryStream(body), condition);
        foreach (var (id, item) in waiting)
        {
            _ = item is null ? batch.DeleteItem(id) : batch.UpsertItemStream(new MemoryStream(item));
        }

        try
        {
            using var response = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            etag = response.IsSuccessStatusCode ? response[0].ETag : throw Failure(response);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("copy", e);
        }

        waiting.Clear();
        bytes = draft?.Length ?? 0;
    }

    private static StoreException Failure(TransactionalBatchResponse response)
    {
        var status = response.FirstOrDefault(result => result.StatusCode != HttpStatusCode.FailedDependency)?.StatusCode ?? response.StatusCode;
        return status is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound
            ? Raced()
            : CosmosFailure.Of("copy", status, response.RetryAfter);
    }
}
