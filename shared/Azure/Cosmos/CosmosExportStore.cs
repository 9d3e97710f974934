using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Exports;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IExportStore"/>
internal sealed class CosmosExportStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IExportStore
{
    public Task<bool> TryWriteAsync(BankId bank, string life, MemoryExport export, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(life);
        foreach (var id in (string[])[ItemId.Export(life, export.Id), ItemId.NewestExport(life, export.Filters)])
        {
            batch.Upsert(ExportItem.From(id, bank, life, export, options.Value.OperationRetention));
        }

        return batch.TryAsync(cancellationToken);
    }

    public Task<MemoryExport?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        ReadItemAsync(bank, ItemId.Export(life, id), cancellationToken);

    public Task<MemoryExport?> ReadNewestAsync(BankId bank, string life, string filters, CancellationToken cancellationToken) =>
        ReadItemAsync(bank, ItemId.NewestExport(life, filters), cancellationToken);

    private async Task<MemoryExport?> ReadItemAsync(BankId bank, string id, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<ExportItem>(id, cancellationToken).ConfigureAwait(false))?.Export;

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
