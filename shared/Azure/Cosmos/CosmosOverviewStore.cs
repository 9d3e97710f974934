using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Overview;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IOverviewStore"/>
internal sealed class CosmosOverviewStore(CosmosContainers containers) : IOverviewStore
{
    public Task<int> CountMemoriesAsync(BankId bank, BankView view, string type, DateTimeOffset at, CancellationToken cancellationToken) =>
        CountAsync(bank, Queries.Count(bank, view, new MemoryListQuery { Type = type, At = at }), cancellationToken);

    public Task<int> CountShownSinceAsync(BankId bank, BankView view, long version, DateTimeOffset at, CancellationToken cancellationToken) =>
        CountAsync(bank, Queries.CountFactsSince(bank, view, version, at), cancellationToken);

    public Task<int> CountDocumentsAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        CountAsync(bank, Queries.CountDocuments(bank, life), cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadTagsAsync(
        BankId bank, BankView view, DateTimeOffset at, int top, CancellationToken cancellationToken) =>
        await Of(bank).QueryAsync<string[]>(Queries.Tags(bank, view, at, top), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Mention>> ReadMentionsAsync(
        BankId bank, BankView view, DateTimeOffset at, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<MentionRow>(Queries.Mentions(bank, view, at, top), cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(row => row.ToMention());
    }

    public async Task<IReadOnlyList<string>> ReadDocumentIdsAsync(BankId bank, string life, int top, CancellationToken cancellationToken) =>
        await Of(bank).QueryAsync<string>(Queries.DocumentIds(bank, life, top), cancellationToken).ConfigureAwait(false);

    private async Task<int> CountAsync(BankId bank, QueryDefinition query, CancellationToken cancellationToken) =>
        (await Of(bank).QueryAsync<int>(query, cancellationToken).ConfigureAwait(false)).Sum();

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
