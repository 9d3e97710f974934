using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Operations;

/// <summary>Has what waits in a bank extracted at once.</summary>
public sealed class ConsolidationService(
    IBankStore banks,
    IOperationStore operations,
    IDocumentStore documents,
    ExtractionFlush flush,
    IWorkQueue queue,
    TimeProvider time,
    ILogger<ConsolidationService> logger)
{
    /// <summary>How many documents one operation may be about: with ids of common length its item stays under 1 MB.</summary>
    private const int MaxTargets = 5_000;

    /// <summary>In estimated bytes; the store's items hold 2 MB.</summary>
    private const int MaxTargetBytes = 1_200_000;

    private const int Tries = 5;

    /// <summary>Asks for it. Where an operation that is not over covers the same, that one is the answer.</summary>
    /// <returns>The operation; null where there is no such bank.</returns>
    public async Task<ConsolidationResult?> ConsolidateAsync(BankId bank, CancellationToken cancellationToken)
    {
        var id = OperationId.New(bank);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await TryAsync(bank, id, cancellationToken).ConfigureAwait(false) is { } result)
                {
                    return result;
                }

                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is null)
                {
                    return null;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < Tries)
            {
                // look for the own operation, and make it if it is not there
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank is being made and deleted at the same time; try again", isTransient: true);
    }

    private async Task<ConsolidationResult?> TryAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        var operation = await operations.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false);
        var covering = operation is null;
        if (operation is null)
        {
            var waiting = await operations.ReadWaitingAsync(bank, header.Life, MaxTargets, cancellationToken).ConfigureAwait(false);
            operation = await FindAsync(bank, header.Life, waiting, cancellationToken).ConfigureAwait(false);
            covering = operation is not null;
            operation ??= Make(id, Fitting(waiting));
            if (!covering && await documents.CommitAsync(bank, new RetainCommit(header.Life, [], operation), cancellationToken).ConfigureAwait(false) != RetainOutcome.Committed)
            {
                return null;
            }
        }

        if (operation.Targets.Count > 0 || header.Observing.At is not null)
        {
            await flush.AskAsync(bank, operation.CreatedAt, cancellationToken).ConfigureAwait(false);
            await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        }

        return new ConsolidationResult(operation.Id, Deduplicated: covering);
    }

    /// <summary>The last such operation, if it is not over and covers all that waits.</summary>
    private async Task<Operation?> FindAsync(BankId bank, string life, IReadOnlyList<OperationTarget> waiting, CancellationToken cancellationToken)
    {
        var last = await operations.ListAsync(bank, life, OperationTypes.Consolidation, 1, 0, cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0 || last.Items is not [var operation])
        {
            return null;
        }

        var ids = operation.Targets.Select(target => target.DocumentId).ToHashSet(StringComparer.Ordinal);
        var states = await operations.ReadStatesAsync(bank, life, ids, cancellationToken).ConfigureAwait(false);
        var covered = operation.Targets.ToDictionary(target => target.DocumentId, StringComparer.Ordinal);
        return !OperationDescription.Of(operation, states).IsOver
            && waiting.All(target => covered.TryGetValue(target.DocumentId, out var own) && own == target)
            ? operation
            : null;
    }

    private Operation Make(string id, IReadOnlyList<OperationTarget> targets) => new()
    {
        Id = id,
        Type = OperationTypes.Consolidation,
        ItemsCount = targets.Count,
        Targets = targets,
        Payload = Digest.Of(OperationTypes.Consolidation),
        CreatedAt = time.GetUtcNow(),
    };

    private static List<OperationTarget> Fitting(IReadOnlyList<OperationTarget> waiting)
    {
        var bytes = 0;
        return [.. waiting.TakeWhile(target => (bytes += 120 + JsonLength.Of(target.DocumentId)) <= MaxTargetBytes)];
    }
}
