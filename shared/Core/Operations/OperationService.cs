using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Operations;

/// <summary>Telling how far operations have come.</summary>
public sealed class OperationService(IBankStore banks, IOperationStore operations)
{
    /// <summary>How many operations are read at a time where their state decides which are shown.</summary>
    private const int Batch = 100;

    /// <summary>How many of the newest are counted by state, which takes reading them.</summary>
    private const int MostCounted = 2_000;

    /// <summary>The operation's state, read off the documents it is about; null where the bank has no such operation.</summary>
    public async Task<OperationState?> GetAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        var operation = header is null
            ? null
            : await operations.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false);
        return operation is null
            ? null
            : (await DescribeAsync(bank, header!.Life, [operation], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>
    /// A page of the bank's operations, newest first; a bank that is not there has none. With a status the states of all
    /// operations are read: they are nowhere written.
    /// </summary>
    public async Task<OperationPage<OperationState>> ListAsync(BankId bank, OperationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return new OperationPage<OperationState>([], 0);
        }

        if (query.Status is { } status)
        {
            return await ListAsync(bank, header.Life, status, query, cancellationToken).ConfigureAwait(false);
        }

        var page = await operations.ListAsync(bank, header.Life, query.Type, query.Limit, query.Offset, cancellationToken).ConfigureAwait(false);
        var states = await DescribeAsync(bank, header.Life, page.Items, cancellationToken).ConfigureAwait(false);
        return new OperationPage<OperationState>(states, page.Total);
    }

    /// <summary>How many of the bank's newest operations are in each state; states without any are left out.</summary>
    public async Task<IReadOnlyDictionary<OperationStatus, int>> CountAsync(BankId bank, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<OperationStatus, int>();
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return counts;
        }

        for (var offset = 0; offset < MostCounted; offset += Batch)
        {
            var page = await operations.ListAsync(bank, header.Life, null, Batch, offset, cancellationToken).ConfigureAwait(false);
            foreach (var state in await DescribeAsync(bank, header.Life, page.Items, cancellationToken).ConfigureAwait(false))
            {
                counts[state.Status] = counts.GetValueOrDefault(state.Status) + 1;
            }

            if (page.Items.Count < Batch)
            {
                break;
            }
        }

        return counts;
    }

    private async Task<OperationPage<OperationState>> ListAsync(
        BankId bank, string life, OperationStatus status, OperationQuery query, CancellationToken cancellationToken)
    {
        var (shown, total, offset) = (new List<OperationState>(), 0, 0);
        OperationPage<Operation> page;
        do
        {
            page = await operations.ListAsync(bank, life, query.Type, Batch, offset, cancellationToken).ConfigureAwait(false);
            foreach (var state in await DescribeAsync(bank, life, page.Items, cancellationToken).ConfigureAwait(false))
            {
                if (state.Status == status && ++total > query.Offset && shown.Count < query.Limit)
                {
                    shown.Add(state);
                }
            }

            offset += Batch;
        }
        while (page.Items.Count == Batch);

        return new OperationPage<OperationState>(shown, total);
    }

    private async Task<IReadOnlyList<OperationState>> DescribeAsync(
        BankId bank, string life, IReadOnlyList<Operation> some, CancellationToken cancellationToken)
    {
        var ids = some.SelectMany(operation => operation.Targets.Select(target => target.DocumentId)).ToHashSet(StringComparer.Ordinal);
        var documents = await operations.ReadStatesAsync(bank, life, ids, cancellationToken).ConfigureAwait(false);
        return [.. some.Select(operation => OperationDescription.Of(operation, documents))];
    }
}
