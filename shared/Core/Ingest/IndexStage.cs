using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Work;
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
    /// <summary>How often work that fails for a reason that may pass is tried before its bell has to come again.</summary>
    private const int TransientTries = 3;

    /// <summary>So many documents that fail so one after the other mean that no other needs to be tried now.</summary>
    private const int Outage = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly GenerationSettler settler = new(session, memories, documents);
    private readonly DocumentPlanner planner = new(documents, memories, time, session.Agenda?.Marker);
    private readonly FailureRule rule = new(options, time);

    /// <summary>Documents of which an attempt is written that has not ended yet.</summary>
    private readonly HashSet<string> struck = new(StringComparer.Ordinal);

    /// <summary>When the bank is to be looked at again because of what was met; null where nobody has to: there is nothing, or a bell or the sweep comes.</summary>
    public DateTimeOffset? Again { get; private set; }

    /// <summary>Whether one document is taken at a time, and each attempt counted before it is made.</summary>
    public bool OneByOne { get; init; }

    /// <summary>Works until nothing is left or it has had its share, then lets the lease go.</summary>
    public async Task<IngestOutcome> RunAsync(BankWork work, CancellationToken cancellationToken)
    {
        for (var pass = 1; ; pass++)
        {
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            session.Agenda?.Note(work);
            var now = time.GetUtcNow();
            var mine = work.Documents.Where(document => IsMine(document) && !(document.NotBefore > now)).ToList();
            if (mine.Count > 0)
            {
                await IndexAsync([.. mine.Take(options.DocumentsPerPass)], cancellationToken).ConfigureAwait(false);
            }

            if (mine.Count <= options.DocumentsPerPass && await session.TryReleaseAsync(cancellationToken).ConfigureAwait(false))
            {
                var waiting = work.Documents.Where(IsMine).Min(document => document.NotBefore > now ? document.NotBefore : null);
                LookAgain(waiting <= now + options.RetryDelay ? waiting : null);
                return Again is not null || waiting is not null ? IngestOutcome.WorkLeft : IngestOutcome.Done;
            }

            if (pass == options.PassesPerBell)
            {
                await session.GiveUpAsync(cancellationToken).ConfigureAwait(false);
                LookAgain(now + options.RetryDelay);
                return IngestOutcome.WorkLeft;
            }

            work = await banks.ReadWorkAsync(session.Bank, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsMine(PendingDocument document) => string.Equals(document.Life, session.Header.Life, StringComparison.Ordinal);

    private bool IsCareful(PendingDocument document) => OneByOne || session.Careful || document.Strikes > 0;

    private void LookAgain(DateTimeOffset? at) => Again = at is null || Again < at ? Again : at;

    /// <summary>All documents together that nothing speaks against; where that fails, each on its own, so that only the culprit fails.</summary>
    private async Task IndexAsync(IReadOnlyList<PendingDocument> pending, CancellationToken cancellationToken)
    {
        var alone = pending.Where(IsCareful).ToList();
        var together = pending.Where(document => !IsCareful(document)).ToList();
        if (together.Count > 0 && await TryTogetherAsync(together, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            await RecoverAsync(cancellationToken).ConfigureAwait(false);
            if (together is [var one])
            {
                await RecordFailureAsync(one, problem, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                // In any order: the same few may not stand in the way of all others every time.
                var shuffled = together.ToArray();
                Random.Shared.Shuffle(shuffled);
                alone.InsertRange(0, shuffled);
            }
        }

        await IndexEachAsync(alone, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Why it failed; null where it did not.</returns>
    private async Task<Exception?> TryTogetherAsync(IReadOnlyList<PendingDocument> pending, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await IndexTogetherAsync(pending, cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.PassFailed(logger, session.Bank, pending.Count, attempt, e);
                if (!FailureRule.IsTransient(e) || attempt == TransientTries || FailureRule.RetryAfter(e) > LongestPause)
                {
                    return e;
                }

                await Backoff.DelayAsync(attempt + 3, FailureRule.RetryAfter(e), time, cancellationToken).ConfigureAwait(false);
            }

            await RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task IndexEachAsync(IReadOnlyList<PendingDocument> pending, CancellationToken cancellationToken)
    {
        var (inARow, last) = (0, default(Exception));
        foreach (var one in pending)
        {
            if (inARow < Outage)
            {
                last = await TryAloneAsync(one, cancellationToken).ConfigureAwait(false);
                inARow = last is not null && FailureRule.IsTransient(last) ? inARow + 1 : 0;
            }

            if (last is not null)
            {
                await RecoverAsync(cancellationToken).ConfigureAwait(false);
                await RecordFailureAsync(one, last, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <returns>Why it failed; null where it did not.</returns>
    private async Task<Exception?> TryAloneAsync(PendingDocument one, CancellationToken cancellationToken)
    {
        try
        {
            if (!IsCareful(one) || await TryStrikeAsync(one, cancellationToken).ConfigureAwait(false))
            {
                await IndexTogetherAsync([one], cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return e;
        }
    }

    /// <summary>After a failure that left open what was written: it may have been staging, which goes before anything else is staged.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await session.ResumeAsync(cancellationToken).ConfigureAwait(false);
        await SettleAsync(cancellationToken).ConfigureAwait(false);
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
        var vectors = texts.Count == 0 ? [] : await session.HoldAsync(token => embedder.EmbedAsync(texts, token), cancellationToken).ConfigureAwait(false);
        var committer = new PlanCommitter(session, settler, memories);
        await committer.PrepareAsync(plans, cancellationToken).ConfigureAwait(false);
        var at = 0;
        foreach (var plan in plans)
        {
            var embedded = plan with { Added = [.. plan.Added.Select(memory => memory with { Embedding = vectors[at++] })] };
            var outcome = await committer.CommitAsync(embedded, cancellationToken).ConfigureAwait(false);
            Log.Indexed(logger, session.Bank, plan.Added.Count, plan.Patched.Count, plan.Retired.Count, outcome);
            RequireLease(outcome);
            if (outcome == CommitOutcome.Committed)
            {
                session.Agenda?.Note(embedded.Document, session.Header.Life);
            }
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
                throw new ChunkMissingException();
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

    /// <summary>Counts the attempt against the document before it is made. False where there is nothing to do any more.</summary>
    private async Task<bool> TryStrikeAsync(PendingDocument one, CancellationToken cancellationToken)
    {
        while (await ReadAsync(one, cancellationToken).ConfigureAwait(false) is { } document)
        {
            var counted = rule.Struck(document);
            var outcome = await WriteAsync(counted, cancellationToken).ConfigureAwait(false);
            RequireLease(outcome);
            if (outcome == CommitOutcome.Committed && counted.Failure is not null)
            {
                Log.DocumentGivenUp(logger, session.Bank, counted.Strikes);
                return false;
            }

            if (outcome == CommitOutcome.Committed)
            {
                struck.Add(one.DocumentId);
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts the failed attempt, or ends the document's work with a reason.</summary>
    private async Task RecordFailureAsync(PendingDocument one, Exception exception, CancellationToken cancellationToken)
    {
        if (await ReadAsync(one, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return;
        }

        var failed = rule.Failed(document, exception, struck.Remove(one.DocumentId));
        Log.DocumentFailed(logger, failed.Failure is null && FailureRule.IsTransient(exception) ? LogLevel.Warning : LogLevel.Error, session.Bank, failed.Attempts, failed.Failure is not null, KnownFailure.Reason(exception), KnownFailure.Unforeseen(exception));
        if (await WriteAsync(failed, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed)
        {
            LookAgain(failed.DueAt);
        }
    }

    private async Task<StoredDocument?> ReadAsync(PendingDocument one, CancellationToken cancellationToken) =>
        await documents.ReadAsync(session.Bank, session.Header.Life, one.DocumentId, cancellationToken).ConfigureAwait(false) is { IsPending: true } document
            ? document
            : null;

    /// <summary>Writes only the document: what else is deleted meanwhile does not matter to it.</summary>
    private async Task<CommitOutcome> WriteAsync(StoredDocument document, CancellationToken cancellationToken)
    {
        CommitOutcome outcome;
        do
        {
            outcome = (await session.CommitAsync((header, _) => new IngestCommit { Header = header, Document = document }, cancellationToken).ConfigureAwait(false)).Outcome;
        }
        while (outcome == CommitOutcome.MemoriesChanged);

        return outcome;
    }
}
