using System.Diagnostics;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// The second stage: a language model reads what was retained, once there is enough of it. Without an extractor it does nothing.
/// Every step may be repeated after a crash at any point with the same result.
/// </summary>
public sealed class ExtractionWorker
{
    /// <summary>How often one bell looks for more.</summary>
    private const int Rounds = 8;

    /// <summary>How often a round that the store failed is tried at once.</summary>
    private const int Tries = 3;

    private readonly ExtractionParts? parts;

    public ExtractionWorker(
        IBankStore banks,
        IDocumentStore documents,
        IMemoryStore memories,
        IEmbedder embedder,
        IConsolidator consolidator,
        IWorkQueue queue,
        BankGate gate,
        IOptions<ExtractOptions> options,
        IOptions<IngestOptions> ingest,
        IOptions<RetainOptions> retain,
        TimeProvider time,
        ILogger<ExtractionWorker> logger,
        IOptions<ObserveOptions> observe,
        IFactExtractor? extractor = null,
        IObserver? observer = null,
        ITenantStore? tenants = null)
    {
        var schedule = new ExtractionSchedule(options.Value);
        parts = extractor is null ? null : new ExtractionParts
        {
            Banks = banks,
            Tenants = tenants,
            Documents = documents,
            Memories = memories,
            Extractor = extractor,
            Placer = new FactPlacer(memories, embedder, consolidator, options.Value, time),
            Observations = observer is null ? null : new ObservationStage(observer, embedder, observe.Value),
            Queue = queue,
            Gate = gate,
            Options = options.Value,
            Ingest = ingest.Value,
            Schedule = schedule,
            Marker = new ExtractionMarker(schedule, retain.Value.BellGrace),
            Time = time,
            Logger = logger,
        };
    }

    /// <summary>What the first stage goes by; null where there is no second.</summary>
    /// <param name="isFollowed">Whether the second stage is run right behind it.</param>
    internal ExtractionAgenda? NewAgenda(bool isFollowed) =>
        parts is null ? null : new ExtractionAgenda(parts.Schedule, parts.Marker, parts.Time, isFollowed);

    /// <summary>Reads what is due in a bank, and sees to it that a bell comes for the rest.</summary>
    public async Task<IngestOutcome> RunAsync(BankId bank, CancellationToken cancellationToken)
    {
        if (parts is null || !await IsDueAsync(parts, bank, cancellationToken).ConfigureAwait(false))
        {
            return IngestOutcome.Done;
        }

        using var lease = await ExtractionLease.TryTakeAsync(
            bank, parts.Banks, parts.Memories, parts.Time, parts.Ingest.Lease, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return IngestOutcome.Done; // whoever has it looks again before letting go
        }

        try
        {
            return await RunAsync(parts, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await lease.GiveUpAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether there is work now; where there is only later, the bell for it is rung.</summary>
    private static async Task<bool> IsDueAsync(ExtractionParts parts, BankId bank, CancellationToken cancellationToken)
    {
        // Where somebody else changes the header, it is his to see to the bell, or to fail: the sweep finds what he leaves.
        if (await parts.Banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return false;
        }

        var now = parts.Time.GetUtcNow();
        var waiting = await WaitingAsync(parts, header, bank, cancellationToken).ConfigureAwait(false);
        var due = parts.Schedule.Next(waiting, header.FlushedAt, now);
        if (due <= now || (parts.Observations is not null && header.ObserveAt <= now))
        {
            return true;
        }

        if (!(header.Extraction?.Until > now)
            && ExtractionSchedule.Bell(header.BellAt, due, now) is { } bell
            && await parts.Banks.TryReplaceHeaderAsync(bank, header with { BellAt = bell }, cancellationToken).ConfigureAwait(false) is not null)
        {
            await RingAsync(parts, bank, bell, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private static async Task<IngestOutcome> RunAsync(ExtractionParts parts, ExtractionLease lease, CancellationToken cancellationToken)
    {
        using var activity = MemoryActivities.Source.StartActivity("extract", ActivityKind.Internal);
        if (lease.IsCareful)
        {
            Log.TakenOver(parts.Logger, lease.Bank);
        }

        var (calls, hasObserved) = (0, false);
        for (var round = 0; ; round++)
        {
            await lease.RefreshAsync(cancellationToken).ConfigureAwait(false);
            var waiting = await WaitingAsync(parts, lease.Header, lease.Bank, cancellationToken).ConfigureAwait(false);
            var now = parts.Time.GetUtcNow();
            var (due, company) = parts.Schedule.Take(waiting, lease.Header.FlushedAt, now);
            if (due.Count == 0 && !hasObserved && parts.Observations is { } observations && lease.Header.ObserveAt is { } at && (calls > 0 || at <= now))
            {
                hasObserved = true;
                await lease.HoldAsync(token => observations.RunAsync(parts, lease, isDue: at <= now, token), cancellationToken).ConfigureAwait(false);
            }
            else if (due.Count == 0)
            {
                var bell = ExtractionSchedule.Bell(lease.Header.BellAt, parts.Schedule.Next(waiting, lease.Header.FlushedAt, now), now);
                if (await lease.TryReleaseAsync(bell, cancellationToken).ConfigureAwait(false))
                {
                    if (bell is { } next)
                    {
                        await RingAsync(parts, lease.Bank, next, cancellationToken).ConfigureAwait(false);
                    }

                    return hasObserved && lease.Header.ObserveAt <= parts.Time.GetUtcNow() ? IngestOutcome.WorkLeft : IngestOutcome.Done;
                }
            }
            else if (calls < parts.Options.CallsPerBell && round < Rounds)
            {
                calls += await TryAsync(parts, lease, due, company, parts.Options.CallsPerBell - calls, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await lease.GiveUpAsync().ConfigureAwait(false);
                return IngestOutcome.WorkLeft;
            }
        }
    }

    private static async Task<int> TryAsync(
        ExtractionParts parts,
        ExtractionLease lease,
        IReadOnlyList<PendingExtraction> due,
        IReadOnlyList<PendingExtraction> company,
        int calls,
        CancellationToken cancellationToken)
    {
        // After a death each document is on its own, so that only the one that brings it about is blamed for it.
        var (now, along) = lease.IsCareful ? (due.Take(1).ToList(), []) : (due, company);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await lease.HoldAsync(
                    token => new ExtractionRound(parts, lease, lease.IsCareful, token).RunAsync(now, along, calls), cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException e) when (e.IsTransient && attempt < Tries && !cancellationToken.IsCancellationRequested)
            {
                Log.TriedInVain(parts.Logger, lease.Bank, attempt, e);
                await Backoff.DelayAsync(attempt + 3, e.RetryAfter, parts.Time, cancellationToken).ConfigureAwait(false);
                await lease.RefreshAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<IReadOnlyList<PendingExtraction>> WaitingAsync(
        ExtractionParts parts, BankHeader header, BankId bank, CancellationToken cancellationToken)
    {
        var work = await parts.Banks.ReadWorkAsync(bank, cancellationToken).ConfigureAwait(false);
        return [.. work.Extractions.Where(one => string.Equals(one.Life, header.Life, StringComparison.Ordinal))];
    }

    private static Task RingAsync(ExtractionParts parts, BankId bank, DateTimeOffset at, CancellationToken cancellationToken) =>
        parts.Queue.RingAsync(bank, at - parts.Time.GetUtcNow(), parts.Logger, cancellationToken);
}
