using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// Takes a bank's writes away in one step, and gives them back. Every batch reads the bank's marker, and every change of its
/// header goes by the ETag: with the marker gone and the header changed, what was in flight fails as a whole.
/// </summary>
internal sealed class BankSealer(Container from, string next)
{
    private const int Tries = 40;

    /// <summary>Where there is no bank, one that is being made just now is kept from it.</summary>
    public Task SealAsync(BankId bank, CancellationToken cancellationToken) => RepeatAsync(bank, TrySealAsync, cancellationToken);

    public Task UnsealAsync(BankId bank, CancellationToken cancellationToken) => RepeatAsync(bank, TryUnsealAsync, cancellationToken);

    /// <summary>A worker changes the header now and then: it is read again until the step fits.</summary>
    private async Task RepeatAsync(BankId bank, Func<CosmosPartition, BankId, CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await step(new CosmosPartition(from, bank), bank, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new StoreException("a bank's header keeps changing", isTransient: true);
    }

    private async Task<bool> TrySealAsync(CosmosPartition partition, BankId bank, CancellationToken cancellationToken)
    {
        var header = await partition.ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false);
        if (header?.MovedTo is not null)
        {
            return true;
        }

        var batch = partition.FreeBatch();
        _ = header is null
            ? batch.CreateItem(NoBank(bank))
            : batch.DeleteItem(ItemId.Marker(header.Life)).ReplaceItem(header.Id, header with { MovedTo = next, ETag = null }, Under(header));
        return await TryAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TryUnsealAsync(CosmosPartition partition, BankId bank, CancellationToken cancellationToken)
    {
        var header = await partition.ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false);
        if (header?.MovedTo is null)
        {
            return true;
        }

        var batch = partition.FreeBatch();
        _ = header.Kind == ItemKind.Moved
            ? batch.DeleteItem(header.Id, Under(header))
            : batch.ReplaceItem(header.Id, header with { MovedTo = null, ETag = null }, Under(header)).CreateItem(
                new MarkerItem { Id = ItemId.Marker(header.Life), Bank = bank.Path, Life = header.Life, Kind = ItemKind.Marker });
        return await TryAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TryAsync(TransactionalBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                || (response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound
                    ? false
                    : throw CosmosFailure.Of("seal", response.StatusCode, response.RetryAfter));
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("seal", e);
        }
    }

    private static TransactionalBatchItemRequestOptions Under(HeaderItem header) => new() { IfMatchEtag = header.ETag };

    /// <summary>Stands where the header of a new bank would be made.</summary>
    private HeaderItem NoBank(BankId bank) => new()
    {
        Id = ItemId.Header,
        Bank = bank.Path,
        Life = "",
        Kind = ItemKind.Moved,
        Version = 0,
        Generations = [],
        Hidden = [],
        MovedTo = next,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
