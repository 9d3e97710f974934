using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IBankDirectory"/>
internal sealed class CosmosBankDirectory(CosmosContainers containers) : IBankDirectory
{
    private const int Parallelism = 8;

    public async Task<BankId?> FindAsync(string tenant, string handle, CancellationToken cancellationToken)
    {
        try
        {
            var shard = new PartitionKey(DirectoryItem.ShardOf(tenant, handle));
            return BankId.Parse((await containers.Directory.ReadItemAsync<DirectoryItem>(handle, shard, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource.Bank);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("directory", e);
        }
    }

    public async Task<IReadOnlyList<BankId>> FindByStartAsync(string tenant, string start, int top, CancellationToken cancellationToken)
    {
        var shard = DirectoryItem.ShardOf(tenant, start);
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(shard), MaxItemCount = top };
        var rows = await CosmosPages.ReadAllAsync(containers.Directory, DirectoryQueries.Alike(shard, start, top), options, CosmosPages.ReadAsync<EntryRow>, cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(row => BankId.Parse(row.Bank))];
    }

    public async Task<BankEntries> ListAsync(string tenant, IReadOnlyList<BankKind> kinds, int limit, int offset, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> prefixes = [.. kinds.Select(kind => BankId.Prefix(tenant, kind))];
        var shards = DirectoryItem.ShardsOf(tenant);
        var counts = new int[shards.Count];
        var rows = new IReadOnlyList<EntryRow>[shards.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, shards.Count, options, async (at, token) => (counts[at], rows[at]) = await ReadAsync(shards[at], prefixes, offset + limit, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        var page = rows.SelectMany(row => row).OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Bank, StringComparer.Ordinal).Skip(offset).Take(limit);
        return new BankEntries([.. page.Select(row => new BankEntry(BankId.Parse(row.Bank), row.CreatedAt))], counts.Sum());
    }

    private async Task<(int Count, IReadOnlyList<EntryRow> Rows)> ReadAsync(string shard, IReadOnlyList<string> prefixes, int top, CancellationToken cancellationToken)
    {
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(shard), MaxItemCount = 1_000 };
        var counts = await CosmosPages.ReadAllAsync(containers.Directory, DirectoryQueries.Count(shard, prefixes), options, CosmosPages.ReadAsync<int>, cancellationToken)
            .ConfigureAwait(false);
        return counts is [> 0 and var count]
            ? (count, await CosmosPages.ReadAllAsync(containers.Directory, DirectoryQueries.Entries(shard, prefixes, top), options, CosmosPages.ReadAsync<EntryRow>, cancellationToken)
                .ConfigureAwait(false))
            : (0, []);
    }
}
