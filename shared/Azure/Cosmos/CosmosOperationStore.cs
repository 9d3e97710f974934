using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IOperationStore"/>
internal sealed class CosmosOperationStore(CosmosContainers containers) : IOperationStore
{
    public async Task<Operation?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        (await new CosmosPartition(containers.Memories, bank)
            .ReadAsync<OperationItem>(ItemId.Operation(life, id), cancellationToken).ConfigureAwait(false))?.ToOperation();
}
