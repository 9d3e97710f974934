using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IMentalModelStore"/>
internal sealed class CosmosMentalModelStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IMentalModelStore
{
    public async Task<IReadOnlyList<MentalModel>> ListAsync(BankId bank, string life, CancellationToken cancellationToken) =>
    [
        .. (await Of(bank).QueryAsync<MentalModelItem>(Queries.Owned(bank, life, ItemKind.MentalModel), cancellationToken).ConfigureAwait(false))
            .Select(item => item.ToModel()),
    ];

    public async Task<MentalModel?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<MentalModelItem>(ItemId.MentalModel(life, id), cancellationToken).ConfigureAwait(false))?.ToModel();

    public Task<bool> TryWriteAsync(BankId bank, BankHeader header, MentalModel model, Operation? operation, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Under(HeaderItem.From(bank, header), header.ETag);
        batch.Write(MentalModelItem.From(bank, header.Life, model), model.ETag);
        if (operation is not null)
        {
            batch.Write(OperationItem.From(bank, header.Life, operation, options.Value.OperationRetention), operation.ETag);
        }

        return batch.TryAsync(cancellationToken);
    }

    public async Task<MentalModel?> TryReplaceAsync(BankId bank, string life, MentalModel model, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(life);
        var place = batch.Write(MentalModelItem.From(bank, life, model), model.ETag);
        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? model with { ETag = result.ETags[place] }
            : result.BankIsGone || result.IsConflict ? null
            : throw result.ToException();
    }

    public Task<bool> TryDeleteAsync(BankId bank, BankHeader header, MentalModel model, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Under(HeaderItem.From(bank, header), header.ETag);
        batch.DeleteUnder(ItemId.MentalModel(header.Life, model.Id), model.ETag);
        return batch.TryAsync(cancellationToken);
    }

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
