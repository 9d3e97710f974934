using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IDeliveryStore"/>
internal sealed class CosmosDeliveryStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IDeliveryStore
{
    private readonly TimeSpan retention = options.Value.OperationRetention;

    public async Task<TellingState> ReadStateAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<TellingItem>(ItemId.Telling(life), cancellationToken).ConfigureAwait(false))?.ToState() ?? TellingState.Start;

    public async Task<IReadOnlyList<ChangedMemory>> ReadChangesAsync(
        BankId bank, string life, long after, long upTo, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var taken = Of(bank).QueryAsync<ChangedMemory>(Queries.Taken(bank, life, after, upTo), cancellationToken);
        var brought = await Of(bank).QueryAsync<ChangedMemory>(Queries.Brought(bank, life, after, upTo, from), cancellationToken).ConfigureAwait(false);
        return [.. brought, .. await taken.ConfigureAwait(false)];
    }

    public async Task<IReadOnlyList<ChangedMemory>> ReadHiddenAsync(BankId bank, string life, IReadOnlyList<string> documentLives, CancellationToken cancellationToken) =>
        await Of(bank).QueryAsync<ChangedMemory>(Queries.Hidden(bank, life, documentLives), cancellationToken).ConfigureAwait(false);

    public async Task<string?> TryWriteAsync(BankId bank, string life, IReadOnlyList<Delivery> deliveries, TellingState? state, CancellationToken cancellationToken)
    {
        var batch = Of(bank).Batch(life);
        var at = state is null ? -1 : batch.Write(TellingItem.From(bank, life, state), state.ETag);
        foreach (var delivery in deliveries)
        {
            batch.Upsert(DeliveryItem.From(bank, life, delivery, retention));
        }

        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result switch
        {
            { Succeeded: true } => at < 0 ? "" : result.ETags[at],
            { BankIsGone: true } or { IsConflict: true } => null,
            _ => throw result.ToException(),
        };
    }

    public async Task<IReadOnlyList<Delivery>> ReadPendingAsync(BankId bank, string life, string webhookId, int top, CancellationToken cancellationToken) =>
        await ReadAsync(bank, Queries.PendingDeliveries(bank, life, webhookId, top), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Delivery>> ListAsync(BankId bank, string life, string webhookId, int top, CancellationToken cancellationToken) =>
        await ReadAsync(bank, Queries.Deliveries(bank, life, webhookId, top), cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<Delivery>> ReadAsync(BankId bank, Microsoft.Azure.Cosmos.QueryDefinition query, CancellationToken cancellationToken)
    {
        var items = await Of(bank).QueryAsync<DeliveryItem>(query, cancellationToken).ConfigureAwait(false);
        return [.. items.Select(item => item.ToDelivery())];
    }

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
