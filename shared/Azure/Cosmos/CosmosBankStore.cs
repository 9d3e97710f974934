using System.Net;
using System.Runtime.CompilerServices;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IBankStore"/>
internal sealed class CosmosBankStore(CosmosContainers containers, TimeProvider time) : IBankStore
{
    /// <summary>An entry is written before its bank: so long at most.</summary>
    private static readonly TimeSpan MakingTakes = TimeSpan.FromMinutes(1);

    public async Task<BankHeader?> ReadHeaderAsync(BankId bank, CancellationToken cancellationToken) =>
        await Of(bank).ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false) is { Kind: ItemKind.Header } item ? item.ToHeader() : null;

    public async Task<bool> TryCreateAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken)
    {
        var bank = profile.Bank;
        await WriteDirectoryAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);

        // In this order: whoever moves the deployment says so first and reads the directory then, so that one of the two sees the other.
        await RequireUnmovedAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await Of(bank).FreeBatch()
                .CreateItem(HeaderItem.From(bank, header.Under(profile)))
                .CreateItem(new MarkerItem { Id = ItemId.Marker(header.Life), Bank = bank.Path, Life = header.Life, Kind = ItemKind.Marker })
                .CreateItem(ProfileItem.From(profile, header.Life))
                .ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.Conflict)
            {
                throw CosmosFailure.Of("create", response.StatusCode, response.RetryAfter);
            }

            // The entry names the incarnation with which it goes: that of whoever was first.
            if (!response.IsSuccessStatusCode && await Of(bank).ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false) is { } first)
            {
                _ = first.Kind == ItemKind.Moved ? throw new MovingException() : first;
                await WriteDirectoryAsync(bank, first.Life, cancellationToken).ConfigureAwait(false);
            }

            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("create", e);
        }
    }

    public async Task<BankHeader?> TryReplaceHeaderAsync(BankId bank, BankHeader header, CancellationToken cancellationToken) =>
        header.MovedTo is not null ? throw new MovingException()
        : await Of(bank).TryReplaceAsync(HeaderItem.From(bank, header), header.ETag, cancellationToken).ConfigureAwait(false) is { } etag
            ? header with { ETag = etag }
            : null;

    public async Task<BankProfile?> ReadProfileAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<ProfileItem>(ItemId.Profile(life), cancellationToken).ConfigureAwait(false))?.ToProfile(bank);

    public Task<bool> TryWriteProfileAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken)
    {
        var batch = Of(profile.Bank).Under(HeaderItem.From(profile.Bank, header.Under(profile)), header.ETag);
        batch.Upsert(ProfileItem.From(profile, header.Life));
        return batch.TryAsync(cancellationToken);
    }

    public async Task<bool> TryDeleteAsync(BankId bank, BankHeader header, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(header.Life);
        batch.DeleteUnder(ItemId.Header, header.ETag);
        batch.Delete(ItemId.Marker(header.Life));
        batch.Upsert(PurgeOf(bank, header.Life));
        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        if (result.Succeeded)
        {
            await ForgetEntryAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        }

        return result.Succeeded || (result.BankIsGone || result.IsConflict ? false : throw result.ToException());
    }

    public async Task<bool> TryEmptyAsync(BankProfile profile, string life, BankHeader header, CancellationToken cancellationToken)
    {
        var bank = profile.Bank;
        var batch = Of(bank).Batch(life);
        batch.Write(HeaderItem.From(bank, header), header.ETag);
        batch.Delete(ItemId.Marker(life));
        batch.Upsert(new MarkerItem { Id = ItemId.Marker(header.Life), Bank = bank.Path, Life = header.Life, Kind = ItemKind.Marker });
        batch.Upsert(ProfileItem.From(profile, header.Life));
        batch.Upsert(PurgeOf(bank, life));
        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.Succeeded || (result.BankIsGone || result.IsConflict ? false : throw result.ToException());
    }

    public async Task PurgeAsync(BankId bank, string life, CancellationToken cancellationToken)
    {
        while (await Of(bank).QueryAsync<string>(Queries.Leavings(bank, life, 100), cancellationToken).ConfigureAwait(false) is { Count: > 0 } ids)
        {
            await DeleteAsync(bank, ids, cancellationToken).ConfigureAwait(false);
        }

        // The directory is shared with the container that takes this one over: whether the bank is there again is not to be seen here.
        await RequireUnmovedAsync(cancellationToken).ConfigureAwait(false);
        await RemoveDirectoryAsync(bank, life, cancellationToken).ConfigureAwait(false);
        await DeleteAsync(bank, [ItemId.Purge(life)], cancellationToken).ConfigureAwait(false);
    }

    public async Task<BankWork> ReadWorkAsync(BankId bank, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<WorkRow>(Queries.Work(bank), cancellationToken).ConfigureAwait(false);
        if (rows.Count == Queries.WorkRows)
        {
            var index = await Of(bank).QueryAsync<WorkRow>(Queries.IndexWork(bank), cancellationToken).ConfigureAwait(false);
            rows = [.. rows.Where(row => row.Unextracted is not null), .. index];
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new BankWork(
            [.. rows.Where(row => Is(row, ItemKind.Document) && row.Unextracted is null).Select(row =>
                new PendingDocument(
                    row.Life, row.DocumentId!, row.Attempts > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt) : null, row.Strikes ?? 0))],
            [.. rows.Where(row => Is(row, ItemKind.Purge)).Select(row => row.Life)],
            rows.Any(row => Is(row, ItemKind.Header) && (row.Unfinished == true || row.DueAt <= now)))
        {
            ObserveAt = rows.FirstOrDefault(row => Is(row, ItemKind.Header))?.ObserveAt,
            Extractions = [.. rows.Where(row => Is(row, ItemKind.Document) && row.Unextracted is not null).Select(Extraction)],
        };
    }

    public async IAsyncEnumerable<BankId> ReadDueAsync(DateTimeOffset due, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = CosmosPages.ReadAsync<DueRow>(
            containers.Memories, Queries.Due(due), new QueryRequestOptions { MaxItemCount = 1_000 }, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return BankId.Parse(row.Bank);
        }
    }

    private static PendingExtraction Extraction(WorkRow row) => new(
        row.Life,
        row.DocumentId!,
        row.Unextracted!.Value,
        DateTimeOffset.FromUnixTimeMilliseconds(row.UnextractedSince ?? row.DueAt),
        SortableTime.Read(row.UpdatedAt!),
        row.NotBefore);

    private static bool Is(WorkRow row, string kind) => string.Equals(row.Kind, kind, StringComparison.Ordinal);

    private async Task DeleteAsync(BankId bank, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        try
        {
            var batch = ids.Aggregate(Of(bank).FreeBatch(), (batch, id) => batch.DeleteItem(id));
            using var response = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound && ids.Count > 1)
            {
                // Another purge, or an expiry, was faster with one of them: each on its own.
                foreach (var id in ids)
                {
                    await DeleteAsync(bank, [id], cancellationToken).ConfigureAwait(false);
                }
            }
            else if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotFound)
            {
                throw CosmosFailure.Of("purge", response.StatusCode, response.RetryAfter);
            }
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("purge", e);
        }
    }

    /// <exception cref="MovingException">Banks are no longer made in this container.</exception>
    private async Task RequireUnmovedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var shard = new PartitionKey(DeploymentItem.Partition);
            var deployment = await containers.Directory.ReadItemAsync<DeploymentItem>(containers.Memories.Id, shard, cancellationToken: cancellationToken).ConfigureAwait(false);
            _ = deployment.Resource.MovedTo is null ? deployment : throw new MovingException();
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("directory", e);
        }
    }

    private async Task WriteDirectoryAsync(BankId bank, string life, CancellationToken cancellationToken)
    {
        try
        {
            var entry = DirectoryItem.From(bank, life, time.GetUtcNow());
            await containers.Directory.UpsertItemAsync(entry, new PartitionKey(entry.Shard), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("directory", e);
        }
    }

    /// <summary>A listing is right at once; where this fails, the purge does it.</summary>
    private async Task ForgetEntryAsync(BankId bank, string life, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveDirectoryAsync(bank, life, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // the bank is gone all the same
        }
    }

    /// <summary>
    /// Removes the entry unless the bank was made anew meanwhile. The incarnation that it names is not to be relied on: of two
    /// that make a bank at once, the second may die before it has put the first one's back, or be late with it.
    /// </summary>
    private async Task RemoveDirectoryAsync(BankId bank, string life, CancellationToken cancellationToken)
    {
        var shard = new PartitionKey(DirectoryItem.ShardOf(bank));
        try
        {
            var entry = (await containers.Directory.ReadItemAsync<DirectoryItem>(bank.Handle, shard, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
            var isBeingMade = !string.Equals(entry.Life, life, StringComparison.Ordinal) && time.GetUtcNow() - entry.CreatedAt < MakingTakes;

            // Of a bank that was moved the new container's worker removes the entry: there it may have been made anew.
            if (!isBeingMade && await Of(bank).ReadAsync<HeaderItem>(ItemId.Header, cancellationToken).ConfigureAwait(false) is null)
            {
                var options = new ItemRequestOptions { IfMatchEtag = entry.ETag };
                await containers.Directory.DeleteItemAsync<DirectoryItem>(bank.Handle, shard, options, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
        {
            // gone already, or made anew: either way not ours
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("directory", e);
        }
    }

    private PurgeItem PurgeOf(BankId bank, string life) => new()
    {
        Id = ItemId.Purge(life),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Purge,
        DueAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
