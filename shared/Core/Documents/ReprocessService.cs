using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// Has a document worked through anew, as after a change of model or prompt: its content stays, and so do the memories of its
/// turns; what a language model made of it is made again.
/// </summary>
public sealed class ReprocessService(
    IBankStore banks,
    IDocumentStore documents,
    IOperationStore operations,
    Backpressure backpressure,
    IWorkQueue queue,
    IOptions<RetainOptions> options,
    TimeProvider time,
    ILogger<ReprocessService> logger)
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    /// <returns>The id of the operation to follow; null where there is no such document.</returns>
    /// <exception cref="BusyException">Too much is pending in the bank.</exception>
    public async Task<string?> ReprocessAsync(BankId bank, string documentId, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
                var document = header is null
                    ? null
                    : await documents.ReadAsync(bank, header.Life, documentId, cancellationToken).ConfigureAwait(false);
                if (document is null or { Deleted: true })
                {
                    return null;
                }

                // Where its own operation is there, the answer to an earlier try was lost.
                if ((attempt > 1 && await operations.ReadAsync(bank, header!.Life, id, cancellationToken).ConfigureAwait(false) is not null)
                    || await TryAsync(bank, header!.Life, document, id, cancellationToken).ConfigureAwait(false))
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                    return id;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the document keeps changing; try again", isTransient: true);
    }

    private async Task<bool> TryAsync(BankId bank, string life, StoredDocument document, string id, CancellationToken cancellationToken)
    {
        await backpressure.CheckAsync(bank, life, 1, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var next = document with
        {
            Version = document.Version + 1,
            UpdatedAt = now,
            DueAt = now + options.Value.BellGrace,
            Attempts = 0,
            Strikes = 0,
            Failure = null,
            Cancelled = false,
            Extraction = new ExtractionState
            {
                // What was done for earlier versions stays done.
                Version = document.Extraction.Version,
                UsageFrom = document.Extraction.UsageFrom,
                Usage = document.Extraction.Usage,
            },
            LastOperation = id,
        };
        var operation = new Operation
        {
            Id = id,
            Type = OperationTypes.Reprocess,
            ItemsCount = 1,
            Targets = [new OperationTarget(document.Id, document.Life, next.Version)],
            Payload = Digest.Of(OperationTypes.Reprocess, document.Id),
            CreatedAt = now,
        };
        var commit = new RetainCommit(life, [new DocumentChange(next, [])], operation);
        return await documents.CommitAsync(bank, commit, cancellationToken).ConfigureAwait(false) == RetainOutcome.Committed;
    }
}
