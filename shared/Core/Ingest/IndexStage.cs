using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// The first stage: turns into raw memories, without a language model. Takes the newest version of each document only, and
/// embeds what is new of all of them in one call.
/// </summary>
internal sealed class IndexStage(
    BankSession session,
    IBankStore banks,
    IDocumentStore documents,
    IMemoryStore memories,
    IEmbedder embedder,
    IngestOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly GenerationSettler settler = new(session, memories, documents);
    private readonly DocumentPlanner planner = new(documents, memories, time);
    private bool failed;

    /// <summary>Works until nothing is left or it has had its share, then lets the lease go.</summary>
    public async Task<IngestOutcome> RunAsync(BankWork work, CancellationToken cancellationToken)
    {
        for (var pass = 1; ; pass++)
        {
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var mine = work.Documents.Where(document => IsMine(document) && !(document.NotBefore > now)).ToList();
            if (mine.Count > 0)
            {
                await IndexAsync([.. mine.Take(options.DocumentsPerPass)], cancellationToken).ConfigureAwait(false);
            }

            if (mine.Count <= options.DocumentsPerPass && await session.TryReleaseAsync(cancellationToken).ConfigureAwait(false))
            {
                var waits = work.Documents.Any(document => IsMine(document) && document.NotBefore > now);
                return failed || waits ? IngestOutcome.WorkLeft : IngestOutcome.Done;
            }

            if (pass == options.PassesPerBell)
            {
                await session.GiveUpAsync(cancellationToken).ConfigureAwait(false);
                return IngestOutcome.WorkLeft;
            }

            work = await banks.ReadWorkAsync(session.Bank, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsMine(PendingDocument document) => string.Equals(document.Life, session.Header.Life, StringComparison.Ordinal);

    /// <summary>All documents together; where that fails, each on its own, so that only the culprit fails.</summary>
    private async Task IndexAsync(IReadOnlyList<PendingDocument> pending, CancellationToken cancellationToken)
    {
        try
        {
            await IndexTogetherAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.PassFailed(logger, session.Bank, pending.Count, e);
            foreach (var document in pending)
            {
                // What failed may have been staging: it goes before anything else is staged.
                await session.ResumeAsync(cancellationToken).ConfigureAwait(false);
                await SettleAsync(cancellationToken).ConfigureAwait(false);
                await IndexAloneAsync(document, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task IndexTogetherAsync(IReadOnlyList<PendingDocument> pending, CancellationToken cancellationToken)
    {
        var plans = new List<DocumentPlan>(pending.Count);
        foreach (var one in pending)
        {
            if (await PlanAsync(one, cancellationToken).ConfigureAwait(false) is { } plan)
            {
                plans.Add(plan);
            }
        }

        var texts = plans.SelectMany(plan => plan.Added.Select(memory => memory.Unit.Text)).ToList();
        var vectors = texts.Count == 0 ? [] : await embedder.EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
        var committer = new PlanCommitter(session, settler);
        var at = 0;
        foreach (var plan in plans)
        {
            var embedded = plan with { Added = [.. plan.Added.Select(memory => memory with { Embedding = vectors[at++] })] };
            var outcome = await committer.CommitAsync(embedded, cancellationToken).ConfigureAwait(false);
            Log.Indexed(logger, session.Bank, plan.Added.Count, plan.Patched.Count, plan.Retired.Count, outcome);
            RequireLease(outcome);
        }
    }

    /// <summary>Null where there is nothing to do any more.</summary>
    private async Task<DocumentPlan?> PlanAsync(PendingDocument one, CancellationToken cancellationToken)
    {
        string? etag = null;
        while (await documents.ReadAsync(session.Bank, session.Header.Life, one.DocumentId, cancellationToken).ConfigureAwait(false)
            is { IsPending: true } document)
        {
            if (await planner.PlanAsync(session.Bank, session.Header.View, document, cancellationToken).ConfigureAwait(false) is { } plan)
            {
                return plan;
            }

            if (string.Equals(document.ETag, etag, StringComparison.Ordinal))
            {
                throw new StoreException("a chunk of the document is missing", isTransient: true);
            }

            etag = document.ETag;
        }

        return null;
    }

    private async Task SettleAsync(CancellationToken cancellationToken) =>
        RequireLease(await settler.SettleAsync(cancellationToken).ConfigureAwait(false));

    private static void RequireLease(CommitOutcome outcome)
    {
        if (outcome is CommitOutcome.HeaderChanged or CommitOutcome.BankGone)
        {
            throw new StoreException($"the lease on the bank was lost ({outcome})", isTransient: true);
        }

        if (outcome == CommitOutcome.MemoriesChanged)
        {
            throw new StoreException("memories changed while they were being worked on", isTransient: true);
        }
    }

    private async Task IndexAloneAsync(PendingDocument one, CancellationToken cancellationToken)
    {
        try
        {
            await IndexTogetherAsync([one], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await RecordFailureAsync(one, e, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts the attempt; one too many, or a failure that trying again cannot help, ends the document's work with a reason.</summary>
    private async Task RecordFailureAsync(PendingDocument one, Exception exception, CancellationToken cancellationToken)
    {
        var document = await documents.ReadAsync(session.Bank, session.Header.Life, one.DocumentId, cancellationToken).ConfigureAwait(false);
        if (document is not { IsPending: true })
        {
            return;
        }

        var attempts = document.Attempts + 1;
        var final = attempts >= options.MaxAttempts || exception is MemoryFunctionsException { IsTransient: false };
        failed |= !final;
        Log.DocumentFailed(logger, session.Bank, attempts, final, exception);
        await session.CommitAsync(
            (header, _) => new IngestCommit
            {
                Header = header,
                Document = document with
                {
                    Attempts = attempts,
                    Failure = final ? Reason(exception) : null,
                    DueAt = final ? null : time.GetUtcNow() + (options.RetryDelay * Math.Pow(2, attempts - 1)),
                },
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Our own words are written for people; other people's exception text is not passed on.</summary>
    private static string Reason(Exception exception) =>
        exception is MemoryFunctionsException ours ? ours.Message : $"an unexpected error ({exception.GetType().Name})";
}
