using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IOperationStore"/>
internal sealed class CosmosOperationStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IOperationStore
{
    /// <summary>How many documents one query names: its text and parameters stay under a tenth of what the service takes.</summary>
    private const int IdsPerQuery = 400;

    private readonly TimeSpan retention = options.Value.OperationRetention;

    public async Task<Operation?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<OperationItem>(ItemId.Operation(life, id), cancellationToken).ConfigureAwait(false))?.ToOperation();

    public async Task<OperationPage<Operation>> ListAsync(
        BankId bank, string life, string? type, int limit, int offset, CancellationToken cancellationToken)
    {
        var count = Of(bank).QueryAsync<int>(Queries.CountOperations(bank, life, type), cancellationToken);
        var items = await Of(bank).QueryAsync<OperationItem>(Queries.Operations(bank, life, type, limit, offset), cancellationToken).ConfigureAwait(false);
        return new OperationPage<Operation>([.. items.Select(item => item.ToOperation())], (await count.ConfigureAwait(false)).Sum());
    }

    public async Task<bool> TryReplaceAsync(BankId bank, string life, Operation operation, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(life);
        batch.Write(OperationItem.From(bank, life, operation, retention), operation.ETag);
        return Decide(await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false));
    }

    public async Task<bool> DeleteAsync(BankId bank, string life, string id, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(life);
        batch.Delete(ItemId.Operation(life, id));
        return Decide(await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false));
    }

    public async Task<IReadOnlyDictionary<string, DocumentState>> ReadStatesAsync(
        BankId bank, string life, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, DocumentState>(StringComparer.Ordinal);
        var models = documentIds.Where(id => RefreshTarget.ModelId(id) is not null).ToList();
        if (models.Count > 0)
        {
            foreach (var item in await Of(bank).ReadManyAsync<MentalModelItem>([.. models.Select(id => ItemId.MentalModel(life, RefreshTarget.ModelId(id)!))], cancellationToken).ConfigureAwait(false))
            {
                var state = RefreshTarget.StateOf(item.Model);
                states.Add(state.Id, state);
            }

            documentIds = [.. documentIds.Except(models, StringComparer.Ordinal)];
        }

        if (documentIds.Count == 1)
        {
            // For one a point read is cheaper than a query.
            var id = ItemId.Document(life, documentIds.First());
            if (await Of(bank).ReadAsync<DocumentStateRow>(id, cancellationToken).ConfigureAwait(false) is { } row)
            {
                states.Add(row.DocumentId, row.ToState());
            }

            return states;
        }

        foreach (var some in documentIds.Chunk(IdsPerQuery))
        {
            List<string> ids = [.. some.Select(id => ItemId.Document(life, id))];
            foreach (var row in await Of(bank).QueryAsync<DocumentStateRow>(Queries.States(bank, life, ids), cancellationToken).ConfigureAwait(false))
            {
                states[row.DocumentId] = row.ToState();
            }
        }

        return states;
    }

    public async Task<IReadOnlyList<OperationTarget>> ReadWaitingAsync(BankId bank, string life, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<WaitingRow>(Queries.Waiting(bank, life, top), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new OperationTarget(row.DocumentId, row.DocumentLife, row.Version))];
    }

    private static bool Decide(LiveBatchResult result) =>
        result.Succeeded || (result.BankIsGone || result.IsConflict ? false : throw result.ToException());

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
