using System.Diagnostics;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Webhooks;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Makes what was retained recallable. A bell says that a bank has work; what the work is stands in the store. Every step may
/// be repeated after a crash at any point with the same result.
/// </summary>
public sealed class IngestWorker(
    IBankStore banks,
    IDocumentStore documents,
    IMemoryStore memories,
    IEmbedder embedder,
    ExtractionWorker extraction,
    MentalModelWorker models,
    IWorkQueue queue,
    BankGate gate,
    IndexPlaces places,
    RequestPressure pressure,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<IngestWorker> logger,
    WebhookWorker? webhooks = null) : IBellHandler
{
    /// <summary>How long a synchronous caller waits for the next try of what has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task HandleAsync(string body, CancellationToken cancellationToken)
    {
        var bell = BellJson.Read(body);
        using var activity = MemoryActivities.Source.StartActivity("ingest", ActivityKind.Consumer, bell.Traceparent);
        var bank = BankId.Parse(bell.Bank);
        await pressure.WaitForCalmAsync(options.Value.Courtesy, cancellationToken).ConfigureAwait(false);
        IngestRun run;
        try
        {
            run = await RunAsync(bank, bell.OneByOne, cancellationToken).ConfigureAwait(false);
        }
        catch (MovingException)
        {
            // The work goes along with the bank: the sweep of whoever serves it next finds it.
            Log.Moving(logger, bank);
            return;
        }

        // Whoever holds the lease was told, but may have died with it: then it is free by the time of this bell.
        var again = run.Outcome == IngestOutcome.Busy ? time.GetUtcNow() + options.Value.Lease : run.Again;
        if (webhooks is not null)
        {
            await webhooks.CollectAsync(bank, cancellationToken).ConfigureAwait(false);
            var next = await webhooks.DeliverAsync(bank, cancellationToken).ConfigureAwait(false);
            again = again is null || next < again ? next ?? again : again;
        }

        if (again is { } at)
        {
            await queue.SendAsync(new Bell { Bank = bank.Path, OneByOne = bell.OneByOne }, Until(at), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task HandlePoisonAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            var bell = BellJson.Read(body);
            BankId.Parse(bell.Bank);
            if (bell.OneByOne)
            {
                // Every bell of the sweep would otherwise leave one that goes round for ever.
                Log.PoisonedAgain(logger);
                return;
            }

            // Whatever failed the bell, the work is still there: ring again, later, so that only the culprit fails.
            Log.Poisoned(logger);
            await queue.SendAsync(bell with { OneByOne = true }, options.Value.Lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is MalformedBellException or InvalidInputException)
        {
            Log.Malformed(logger, e);
        }
    }

    /// <summary>Does what is to be done in a bank now: first what waits to be recallable, then what a language model is to read.</summary>
    public async Task<IngestOutcome> RunAsync(BankId bank, CancellationToken cancellationToken)
    {
        var run = await RunAsync(bank, oneByOne: false, cancellationToken).ConfigureAwait(false);
        return run.Outcome;
    }

    /// <summary>
    /// Makes document versions recallable, or waits for whoever is at it.
    /// </summary>
    /// <returns>False where it took longer than <paramref name="timeout"/>: the work goes on without the caller.</returns>
    /// <exception cref="IndexingFailedException">A document failed for good.</exception>
    public async Task<bool> IndexAsync(
        BankId bank, string life, IReadOnlyList<OperationTarget> targets, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(timeout, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var turn = await gate.EnterAsync(bank, waiting.Token).ConfigureAwait(false);

                // Whoever was in the bank before may have done it.
                if ((attempt > 1 || turn.Waited) && await AreIndexedAsync(bank, life, targets, cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }

                // Its own work takes no longer than the caller waits either.
                var run = await RunOnceAsync(bank, extraction.NewAgenda(isFollowed: false), oneByOne: false, waiting.Token).ConfigureAwait(false);
                if (webhooks is not null && await webhooks.HasWebhooksAsync(bank.Tenant, waiting.Token).ConfigureAwait(false))
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                }

                if (run.Again is { } at)
                {
                    // Others' work, or what failed: a bell for it may have been heard, and left to us, meanwhile.
                    await queue.RingAsync(bank, Until(at), logger, cancellationToken).ConfigureAwait(false);
                }

                if (run.Outcome != IngestOutcome.Busy
                    && await AreIndexedAsync(bank, life, targets, cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }

                // Nobody waits for what is not even tried: the caller has the operation to follow, which says why.
                if (await ArePutOffAsync(bank, life, targets, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
            catch (StoreException e) when (e.IsTransient)
            {
                // The content is stored: a store that fails now only delays it.
                Log.TriedInVain(logger, bank, attempt, e.Message);
            }
            catch (OperationCanceledException) when (waiting.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            if (time.GetElapsedTime(started) >= timeout)
            {
                return false;
            }

            await Backoff.DelayAsync(attempt + 2, null, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IngestRun> RunAsync(BankId bank, bool oneByOne, CancellationToken cancellationToken)
    {
        var agenda = extraction.NewAgenda(isFollowed: true);
        IngestRun indexed;
        using (await gate.EnterAsync(bank, cancellationToken).ConfigureAwait(false))
        using (await places.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            indexed = await RunOnceAsync(bank, agenda, oneByOne, cancellationToken).ConfigureAwait(false);
        }

        // The model takes its time: nobody who wants to index waits for it.
        var extracted = agenda is null or { HasWork: false }
            ? IngestOutcome.Done
            : await extraction.RunAsync(bank, cancellationToken).ConfigureAwait(false);
        var run = extracted != IngestOutcome.WorkLeft ? indexed
            : new IngestRun(indexed.Outcome == IngestOutcome.Done ? extracted : indexed.Outcome, time.GetUtcNow() + options.Value.RetryDelay);

        // What they are written of is settled by now.
        var next = await models.RunAsync(bank, cancellationToken).ConfigureAwait(false);
        return run.Again is { } at && !(next < at) ? run : run with { Again = next ?? run.Again };
    }

    private TimeSpan Until(DateTimeOffset at)
    {
        var delay = at - time.GetUtcNow();
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    private async Task<IngestRun> RunOnceAsync(BankId bank, ExtractionAgenda? agenda, bool oneByOne, CancellationToken cancellationToken)
    {
        if (webhooks is not null)
        {
            // What deleted documents said goes with the work.
            await webhooks.CollectAsync(bank, cancellationToken).ConfigureAwait(false);
        }

        var work = await banks.ReadWorkAsync(bank, cancellationToken).ConfigureAwait(false);
        agenda?.Note(work);
        foreach (var life in work.Purges)
        {
            await banks.PurgeAsync(bank, life, cancellationToken).ConfigureAwait(false);
            Log.Purged(logger, bank);
        }

        var now = time.GetUtcNow();
        if (!work.HasUnfinished && work.Documents.All(document => document.NotBefore > now))
        {
            // Whoever found out that they are to wait has rung for then; near the time clocks may differ.
            var next = work.Documents.Min(document => document.NotBefore);
            return new IngestRun(next is null ? IngestOutcome.Done : IngestOutcome.WorkLeft, next <= now + options.Value.RetryDelay ? next : null);
        }

        var session = await BankSession.TryOpenAsync(bank, banks, memories, time, options.Value.Lease, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return new IngestRun(IngestOutcome.Busy);
        }

        session.Agenda = agenda;
        var stage = new IndexStage(session, banks, documents, memories, embedder, options.Value, time, logger)
        {
            OneByOne = oneByOne,
        };
        try
        {
            var outcome = await stage.RunAsync(work, cancellationToken).ConfigureAwait(false);
            if (session.Bell is { } bell)
            {
                await queue.RingAsync(bank, bell - time.GetUtcNow(), logger, cancellationToken).ConfigureAwait(false);
            }

            return new IngestRun(outcome, stage.Again);
        }
        catch (Exception)
        {
            // What is left of the lease would only hold up the next try.
            await GiveUpAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task GiveUpAsync(BankSession session)
    {
        try
        {
            await session.GiveUpAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // it expires
        }
    }

    /// <summary>Whether something of it has failed and is not tried again for a while.</summary>
    private async Task<bool> ArePutOffAsync(BankId bank, string life, IReadOnlyList<OperationTarget> targets, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Patience;
        foreach (var target in targets)
        {
            if (await documents.ReadAsync(bank, life, target.DocumentId, cancellationToken).ConfigureAwait(false) is { IsPending: true, Attempts: > 0 } document
                && string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal)
                && document.DueAt > until)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> AreIndexedAsync(
        BankId bank, string life, IReadOnlyList<OperationTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            var document = await documents.ReadAsync(bank, life, target.DocumentId, cancellationToken).ConfigureAwait(false);
            if (document is null || document.Deleted || !string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal))
            {
                continue; // gone: nothing to wait for
            }

            if (document.IndexedVersion >= target.Version)
            {
                continue;
            }

            if (document.Failure is { } reason)
            {
                throw new IndexingFailedException(reason);
            }

            return false;
        }

        return true;
    }
}
