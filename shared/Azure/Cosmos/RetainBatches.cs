using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Writes items in order, in as few batches as their number and size allow: normally one.</summary>
internal sealed class RetainBatches(CosmosPartition partition, string life)
{
    private LiveBatch batch = partition.Batch(life);
    private int bytes;

    /// <returns>Null to go on; else how it ended.</returns>
    public async Task<RetainOutcome?> UpsertAsync<T>(T item, int size, CancellationToken cancellationToken)
        where T : BankItem
    {
        var outcome = await MakeRoomAsync(size, cancellationToken).ConfigureAwait(false);
        batch.Upsert(item);
        return outcome;
    }

    /// <inheritdoc cref="UpsertAsync"/>
    public async Task<RetainOutcome?> WriteAsync<T>(T item, string etag, int size, CancellationToken cancellationToken)
        where T : BankItem
    {
        var outcome = await MakeRoomAsync(size, cancellationToken).ConfigureAwait(false);
        batch.Write(item, etag);
        return outcome;
    }

    /// <inheritdoc cref="UpsertAsync"/>
    public async Task<RetainOutcome?> FlushAsync(CancellationToken cancellationToken)
    {
        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        (batch, bytes) = (partition.Batch(life), 0);
        return result.Succeeded ? null
            : result.BankIsGone ? RetainOutcome.BankGone
            : result.IsConflict ? RetainOutcome.Conflict
            : throw result.ToException();
    }

    private async Task<RetainOutcome?> MakeRoomAsync(int size, CancellationToken cancellationToken)
    {
        var full = batch.Count == CommitLimits.MaxOperations || (batch.Count > 1 && bytes + size > CommitLimits.MaxBytes);
        var outcome = full ? await FlushAsync(cancellationToken).ConfigureAwait(false) : null;
        bytes += size;
        return outcome;
    }
}
