using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Documents;

/// <summary>Gives a document a next version of the same content, with an operation to follow.</summary>
public sealed class DocumentRewriter(
    IBankStore banks, IDocumentStore documents, IOperationStore operations, Backpressure backpressure, IOptions<RetainOptions> options, TimeProvider time)
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    /// <param name="bank">The bank.</param>
    /// <param name="documentId">The caller's id of the document.</param>
    /// <param name="type">The operation's type.</param>
    /// <param name="change">What is to be different; null where nothing is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where there is no such document.</returns>
    /// <exception cref="BusyException">Too much is pending in the bank.</exception>
    public async Task<DocumentRewrite?> RewriteAsync(
        BankId bank, string documentId, string type, Func<StoredDocument, StoredDocument?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var id = OperationId.New(bank);
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
                if (attempt > 1 && await operations.ReadAsync(bank, header!.Life, id, cancellationToken).ConfigureAwait(false) is { } own)
                {
                    return new DocumentRewrite(header.Life, own);
                }

                if (change(document) is not { } changed)
                {
                    return new DocumentRewrite(header!.Life, null);
                }

                if (await TryAsync(bank, header!.Life, document, changed, id, type, cancellationToken).ConfigureAwait(false) is { } operation)
                {
                    return new DocumentRewrite(header.Life, operation);
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

    private async Task<Operation?> TryAsync(
        BankId bank, string life, StoredDocument document, StoredDocument changed, string id, string type, CancellationToken cancellationToken)
    {
        await backpressure.CheckAsync(bank, life, 1, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var next = changed with
        {
            Version = document.Version + 1,
            UpdatedAt = now,
            DueAt = now + options.Value.BellGrace,
            Attempts = 0,
            Strikes = 0,
            Failure = null,
            Cancelled = false,
            LastOperation = id,
        };
        var operation = new Operation
        {
            Id = id,
            Type = type,
            ItemsCount = 1,
            Targets = [new OperationTarget(document.Id, document.Life, next.Version)],
            Payload = Digest.Of(type, document.Id),
            CreatedAt = now,
        };
        var commit = new RetainCommit(life, [new DocumentChange(next, [])], operation);
        return await documents.CommitAsync(bank, commit, cancellationToken).ConfigureAwait(false) == RetainOutcome.Committed ? operation : null;
    }
}

/// <summary>What became of a rewrite.</summary>
/// <param name="Life">The bank's incarnation.</param>
/// <param name="Operation">The operation to follow; null where nothing was to be different.</param>
public sealed record DocumentRewrite(string Life, Operation? Operation);
