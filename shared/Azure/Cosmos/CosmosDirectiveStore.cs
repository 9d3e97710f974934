using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IDirectiveStore"/>
internal sealed class CosmosDirectiveStore(CosmosContainers containers) : IDirectiveStore
{
    public async Task<IReadOnlyList<Directive>> ListAsync(BankId bank, string life, CancellationToken cancellationToken) =>
    [
        .. (await Of(bank).QueryAsync<DirectiveItem>(Queries.Owned(bank, life, ItemKind.Directive), cancellationToken).ConfigureAwait(false))
            .Select(item => item.Directive),
    ];

    public async Task<Directive?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<DirectiveItem>(ItemId.Directive(life, id), cancellationToken).ConfigureAwait(false))?.Directive;

    public Task<bool> TryWriteAsync(BankId bank, BankHeader header, IReadOnlyList<Directive> directives, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Under(HeaderItem.From(bank, header), header.ETag);
        foreach (var directive in directives)
        {
            batch.Upsert(DirectiveItem.From(bank, header.Life, directive));
        }

        return batch.TryAsync(cancellationToken);
    }

    public Task<bool> TryDeleteAsync(BankId bank, BankHeader header, string id, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Under(HeaderItem.From(bank, header), header.ETag);
        batch.Delete(ItemId.Directive(header.Life, id));
        return batch.TryAsync(cancellationToken);
    }

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
