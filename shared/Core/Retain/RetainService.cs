using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Retain;

/// <summary>
/// Takes content. When it answers, the content is durable, and so is the work that makes it recallable: it is found by the
/// document's due time even if every bell is lost.
/// </summary>
public sealed class RetainService(
    BankService bankService,
    IDocumentStore documents,
    IOperationStore operations,
    IngestWorker ingest,
    Backpressure backpressure,
    IWorkQueue queue,
    IOptions<RetainOptions> options,
    TimeProvider time,
    ILogger<RetainService> logger)
{
    private const int Tries = 40;

    /// <exception cref="InvalidInputException">An item is not well formed; nothing was stored.</exception>
    /// <exception cref="ConflictException">The operation id was used for another payload.</exception>
    /// <exception cref="BusyException">Too much is pending in the bank; nothing was stored.</exception>
    public async Task<RetainResult> RetainAsync(RetainCommand command, CancellationToken cancellationToken)
    {
        RetainValidation.Check(command, options.Value);
        command = options.Value.Secrets == RetainSecrets.Redact ? SecretRemoval.From(command) : command;
        var operationId = command.OperationId ?? OperationId.New(command.Bank);
        var payload = PayloadDigest.Of(command.Items);
        var items = Group(command.Items);
        var (life, operation) = await StoreAsync(command, operationId, payload, items, cancellationToken).ConfigureAwait(false);
        Log.Retained(logger, command.Bank, command.Items.Count, operation.Targets.Count);

        var indexed = !command.Async && await IndexAsync(command.Bank, life, operation.Targets, cancellationToken).ConfigureAwait(false);
        if (command.Async)
        {
            await queue.RingAsync(command.Bank, logger, cancellationToken).ConfigureAwait(false);
        }

        return new RetainResult { OperationId = operation.Id, ItemsCount = command.Items.Count, Indexed = indexed };
    }

    /// <summary>
    /// Waits until the content is recallable. Whatever happens meanwhile, it is stored: an error would make the caller send it
    /// again, so only content that can never be indexed is one.
    /// </summary>
    internal async Task<bool> IndexAsync(BankId bank, string life, IReadOnlyList<OperationTarget> targets, CancellationToken cancellationToken)
    {
        var indexed = false;
        try
        {
            indexed = await ingest.IndexAsync(bank, life, targets, options.Value.SyncTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (MemoryFunctionsException e) when (e is not IndexingFailedException)
        {
            Log.IndexedLater(logger, bank, e);
        }
        finally
        {
            if (!indexed)
            {
                await queue.RingAsync(bank, logger, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return indexed;
    }

    /// <summary>Items by document, in order; an item without a document id is a new document.</summary>
    private static List<(string DocumentId, List<(RetainItem Item, int Index)> Items)> Group(IReadOnlyList<RetainItem> items)
    {
        var groups = new List<(string DocumentId, List<(RetainItem Item, int Index)> Items)>();
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            var id = items[index].DocumentId ?? Guid.NewGuid().ToString();
            if (!byId.TryGetValue(id, out var group))
            {
                byId.Add(id, group = groups.Count);
                groups.Add((id, []));
            }

            groups[group].Items.Add((items[index], index));
        }

        return groups;
    }

    private async Task<(string Life, Operation Operation)> StoreAsync(
        RetainCommand command,
        string operationId,
        string payload,
        List<(string DocumentId, List<(RetainItem Item, int Index)> Items)> groups,
        CancellationToken cancellationToken)
    {
        StoreException? last = null;
        var letIn = false;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                var header = await bankService.EnsureAsync(command.Bank, new BankProfileUpdate(), cancellationToken).ConfigureAwait(false);

                // First look for one's own operation: the answer to an earlier attempt may have been lost, or the caller calls again.
                if ((attempt > 1 || command.OperationId is not null)
                    && await operations.ReadAsync(command.Bank, header.Life, operationId, cancellationToken).ConfigureAwait(false) is { } own)
                {
                    return string.Equals(own.Payload, payload, StringComparison.Ordinal)
                        ? (header.Life, own)
                        : throw new ConflictException($"operation_id {operationId} was used for another payload");
                }

                if (!letIn)
                {
                    await backpressure.CheckAsync(command.Bank, header.Life, groups.Count, cancellationToken).ConfigureAwait(false);
                    letIn = true;
                }

                var commit = await MergeAsync(command, header, operationId, payload, groups, isFirst: attempt == 1, cancellationToken).ConfigureAwait(false);
                if (await documents.CommitAsync(command.Bank, commit, cancellationToken).ConfigureAwait(false) == RetainOutcome.Committed)
                {
                    return (header.Life, commit.Operation);
                }

                last = null;
            }
            catch (StoreException e) when (e.IsTransient && attempt < Tries / 4)
            {
                last = e;
            }

            await Backoff.DelayAsync(attempt, last?.RetryAfter, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the document keeps changing; try again", isTransient: true, last);
    }

    private async Task<RetainCommit> MergeAsync(
        RetainCommand command,
        BankHeader header,
        string operationId,
        string payload,
        List<(string DocumentId, List<(RetainItem Item, int Index)> Items)> groups,
        bool isFirst,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changes = new List<DocumentChange>(groups.Count);
        var targets = new List<OperationTarget>(groups.Count);
        foreach (var (documentId, items) in groups)
        {
            // A document that got its id here cannot be there yet, unless an earlier try of several batches came half way.
            var present = isFirst && items[0].Item.DocumentId is null
                ? null
                : await documents.ReadAsync(command.Bank, header.Life, documentId, cancellationToken).ConfigureAwait(false);
            var change = DocumentMerge.Merge(documentId, present, items, operationId, now, options.Value.BellGrace, header.ChunkLength ?? Chunker.MaxLength);
            if (change is not null)
            {
                changes.Add(change);
            }

            var document = change?.Document ?? present!;
            targets.Add(new OperationTarget(documentId, document.Life, document.Version));
        }

        return new RetainCommit(header.Life, changes, new Operation
        {
            Id = operationId,
            Type = command.OperationType,
            ItemsCount = command.Items.Count,
            Targets = targets,
            Payload = payload,
            CreatedAt = now,
        });
    }
}
