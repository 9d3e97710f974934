using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Operations;

/// <summary>
/// Cancelling, retrying and deleting operations. All of it changes documents under their ETags in the bank's present
/// incarnation: a worker that is at one of them and a caller who cancels it do not both win.
/// </summary>
public sealed class OperationControl(
    IBankStore banks,
    IOperationStore operations,
    IDocumentStore documents,
    ExtractionFlush flush,
    IWorkQueue queue,
    IOptions<RetainOptions> options,
    TimeProvider time,
    ILogger<OperationControl> logger)
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    /// <summary>
    /// Gives up what is not done yet. What was recallable before stays so; a later retain, retry or reprocess takes the work
    /// up again. A document of which a later call has retained another version is that call's, and goes on.
    /// </summary>
    /// <returns>False where there is no such operation.</returns>
    /// <exception cref="ConflictException">There is nothing left to cancel.</exception>
    public Task<bool> CancelAsync(BankId bank, string id, CancellationToken cancellationToken) => ChangeAsync(bank, id, TryCancelAsync, goneIsDone: false, cancellationToken);

    /// <summary>Takes up again what failed or was cancelled.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    /// <exception cref="ConflictException">It neither failed nor was cancelled, or its documents are gone.</exception>
    public async Task<bool> RetryAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        var found = await ChangeAsync(bank, id, TryRetryAsync, goneIsDone: false, cancellationToken).ConfigureAwait(false);
        if (found)
        {
            await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>Removes the record of an operation that is over. Its documents stay; its id is forgotten.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    /// <exception cref="ConflictException">It is not over.</exception>
    public Task<bool> DeleteAsync(BankId bank, string id, CancellationToken cancellationToken) => ChangeAsync(bank, id, TryDeleteAsync, goneIsDone: true, cancellationToken);

    /// <summary>Tries until nobody else changes the same at the same time. A change that was made sees its own work, should the answer be lost.</summary>
    private async Task<bool> ChangeAsync(
        BankId bank, string id, Func<Change, CancellationToken, Task<bool>> change, bool goneIsDone, CancellationToken cancellationToken)
    {
        var hasWritten = false;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
                var operation = header is null
                    ? null
                    : await operations.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false);
                if (operation is null)
                {
                    return hasWritten && goneIsDone;
                }

                var ids = operation.Targets.Select(target => target.DocumentId).ToHashSet(StringComparer.Ordinal);
                var states = await operations.ReadStatesAsync(bank, header!.Life, ids, cancellationToken).ConfigureAwait(false);
                var state = OperationDescription.Of(operation, states);
                var one = new Change(bank, header.Life, operation, states, state) { HasWritten = hasWritten };
                try
                {
                    if (await change(one, cancellationToken).ConfigureAwait(false))
                    {
                        return true;
                    }
                }
                finally
                {
                    hasWritten = one.HasWritten;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the documents keep changing; try again", isTransient: true);
    }

    private async Task<bool> TryCancelAsync(Change change, CancellationToken cancellationToken)
    {
        var (operation, state) = (change.Operation, change.State);
        if (state.Status == OperationStatus.Cancelled && change.HasWritten)
        {
            return true;
        }

        if (state.IsOver)
        {
            throw new ConflictException($"operation {operation.Id} cannot be cancelled: it is {Word(state)}");
        }

        if (operation.Type == OperationTypes.RefreshMentalModel)
        {
            throw new ConflictException($"operation {operation.Id} cannot be cancelled: a refresh ends only with its mental model");
        }

        if (operation.Type == OperationTypes.Consolidation)
        {
            // The documents are not its own: what it asked for is only that they do not wait.
            change.HasWritten = true;
            await flush.TakeBackAsync(change.Bank, operation.CreatedAt, cancellationToken).ConfigureAwait(false);
            return await operations.TryReplaceAsync(
                change.Bank, change.Life, operation with { CancelledAt = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
        }

        var reason = $"operation {operation.Id} was cancelled";
        var given = await ReadAsync(change, (target, document) => document.IsPending && document.Version == target.Version, cancellationToken).ConfigureAwait(false);
        var own = change.States.Values.Any(document => document.Cancelled && string.Equals(document.Failure, reason, StringComparison.Ordinal));
        if (given.Count == 0)
        {
            return own && change.HasWritten
                ? true
                : throw new ConflictException(
                    $"operation {operation.Id} cannot be cancelled: its content is recallable, or a later call has taken over its documents");
        }

        return await ReplaceAsync(
            change,
            given.Select(document => document with { Failure = reason, Cancelled = true, DueAt = null }),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryRetryAsync(Change change, CancellationToken cancellationToken)
    {
        var (operation, state) = (change.Operation, change.State);
        if (state.Status is not (OperationStatus.Failed or OperationStatus.Cancelled))
        {
            return change.HasWritten
                ? true
                : throw new ConflictException($"operation {operation.Id} cannot be retried: it is {Word(state)}, and only a failed or cancelled one can be");
        }

        if (operation.Type == OperationTypes.RefreshMentalModel)
        {
            throw new ConflictException($"operation {operation.Id} cannot be retried: ask for the refresh of its mental model again");
        }

        var now = time.GetUtcNow();
        var failed = await ReadAsync(
            change,
            (target, document) =>
                OperationDescription.StatusOf(operation, target, DocumentState.Of(document, now)) is OperationStatus.Failed or OperationStatus.Cancelled,
            cancellationToken).ConfigureAwait(false);
        var isFlush = operation is { Type: OperationTypes.Consolidation, CancelledAt: not null };
        if (failed.Count == 0 && !isFlush)
        {
            throw new ConflictException($"operation {operation.Id} cannot be retried: its documents are gone");
        }

        if (!await ReplaceAsync(change, failed.Select(document => Revived(document, now)), cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (operation.Type == OperationTypes.Consolidation)
        {
            await flush.AskAsync(change.Bank, now, cancellationToken).ConfigureAwait(false);
        }

        return !isFlush || await operations.TryReplaceAsync(change.Bank, change.Life, operation with { CancelledAt = null }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryDeleteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!change.State.IsOver)
        {
            throw new ConflictException($"operation {change.Operation.Id} cannot be deleted: it is {Word(change.State)}");
        }

        change.HasWritten = true;
        return await operations.DeleteAsync(change.Bank, change.Life, change.Operation.Id, cancellationToken).ConfigureAwait(false);
    }

    private StoredDocument Revived(StoredDocument document, DateTimeOffset now) => document with
    {
        Failure = null,
        Cancelled = false,
        Attempts = 0,
        Strikes = 0,
        RevivedAt = now,
        DueAt = now + options.Value.BellGrace,
        Extraction = document.Extraction with { Failure = null, Attempts = 0, Strikes = 0 },
    };

    /// <summary>The operation's documents that are there and that count, with all that they hold: to be replaced.</summary>
    private async Task<List<StoredDocument>> ReadAsync(
        Change change, Func<OperationTarget, StoredDocument, bool> counts, CancellationToken cancellationToken)
    {
        var found = new List<StoredDocument>();
        foreach (var target in change.Operation.Targets)
        {
            // What the state tells already needs no reading.
            if (change.States.TryGetValue(target.DocumentId, out var state)
                && state is { Deleted: false }
                && string.Equals(state.Life, target.DocumentLife, StringComparison.Ordinal)
                && await documents.ReadAsync(change.Bank, change.Life, target.DocumentId, cancellationToken).ConfigureAwait(false) is { } document
                && document is { Deleted: false }
                && string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal)
                && counts(target, document))
            {
                found.Add(document);
            }
        }

        return found;
    }

    private async Task<bool> ReplaceAsync(Change change, IEnumerable<StoredDocument> changed, CancellationToken cancellationToken)
    {
        List<StoredDocument> all = [.. changed];
        change.HasWritten |= all.Count > 0;
        return all.Count == 0
            || await documents.ReplaceAsync(change.Bank, change.Life, all, cancellationToken).ConfigureAwait(false) == RetainOutcome.Committed;
    }

    private static string Word(OperationState state) => state.Status switch
    {
        OperationStatus.Pending => "pending",
        OperationStatus.Processing => "processing",
        OperationStatus.Completed => "completed",
        OperationStatus.Failed => "failed",
        _ => "cancelled",
    };

    private sealed record Change(
        BankId Bank,
        string Life,
        Operation Operation,
        IReadOnlyDictionary<string, DocumentState> States,
        OperationState State)
    {
        /// <summary>Whether this call has written, perhaps: what it finds may be its own work.</summary>
        public bool HasWritten { get; set; }
    }
}
