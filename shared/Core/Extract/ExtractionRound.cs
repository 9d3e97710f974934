using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Tenants;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Reads some documents of a bank: asks the model about what is new, keeps its answers, makes facts of them, places them among
/// what is remembered and commits them.
/// </summary>
internal sealed class ExtractionRound(ExtractionParts parts, ExtractionLease lease, bool isCareful, CancellationToken cancellationToken)
{
    /// <summary>More than one bell's calls leave.</summary>
    private const int MaxAnswers = 2_000;

    /// <summary>So many answers are stored in one batch.</summary>
    private const int AnswersPerBatch = 20;

    /// <summary>Behind a failure that may pass, calls are begun for so long: an endpoint that hangs would keep the bell for hours.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromMinutes(1);

    private readonly KeptAnswers answers = new();
    private readonly ConcurrentQueue<(StoredDocument Document, Exception Exception, TokenUsage Spent)> failures = new();
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private StoreException? unkept;
    private Exception? outage;

    /// <param name="due">What is to be read now.</param>
    /// <param name="company">What may come along.</param>
    /// <param name="maxCalls">How many calls to make at most.</param>
    /// <returns>How many calls it made.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PendingExtraction> due, IReadOnlyList<PendingExtraction> company, int maxCalls)
    {
        var profile = await parts.Banks.ReadProfileAsync(lease.Bank, lease.Header.Life, cancellationToken).ConfigureAwait(false);
        var tenant = parts.Tenants is null ? TenantSettings.None : await parts.Tenants.ReadAsync(lease.Bank.Tenant, cancellationToken).ConfigureAwait(false);
        var general = new PassageTerms(parts.Extractor.Version, GuidanceOf(profile, tenant), parts.Options.ContextTokens);
        var terms = new BankTerms(lease.Bank.Kind, general, tenant.AgentInstructions);
        foreach (var answer in await parts.Documents.ReadAnswersAsync(lease.Bank, lease.Header.Life, MaxAnswers, cancellationToken).ConfigureAwait(false))
        {
            answers.Add(answer);
        }

        var readings = await ReadAsync(due).ConfigureAwait(false);
        var others = company.Count == 0 ? [] : await ReadAsync(company).ConfigureAwait(false);
        var calls = new CallPacker(parts.Options)
            .Pack(
                readings.SelectMany(reading => reading.Compare(answers, terms).ToAsk),
                others.Select(reading => reading.Compare(answers, terms).ToAsk))
            .Take(maxCalls)
            .ToList();
        await AskAsync(calls).ConfigureAwait(false);
        await UseAsync([.. readings.Concat(others)], terms).ConfigureAwait(false);
        var recorder = new FailureRecorder(parts, lease, isCareful);
        foreach (var failed in failures.GroupBy(failed => failed.Document.Life, StringComparer.Ordinal))
        {
            var spent = failed.Aggregate(default(TokenUsage), (sum, one) => sum + one.Spent);

            // While something of a document may pass it has not failed: what is not its fault is still to be read.
            var (document, exception, _) = failed.OrderByDescending(one => ModelFailure.IsTransient(one.Exception)).First();
            await recorder.RecordAsync(document, exception, spent, cancellationToken).ConfigureAwait(false);
        }

        return calls.Count;
    }

    private async Task<List<DocumentReading>> ReadAsync(IReadOnlyList<PendingExtraction> pending)
    {
        var readings = new List<DocumentReading>(pending.Count);
        foreach (var one in pending)
        {
            try
            {
                if (await parts.Reader.ReadAsync(lease.Bank, lease.Header.Life, one.DocumentId, cancellationToken).ConfigureAwait(false) is { } reading
                    && (!isCareful || await new FailureRecorder(parts, lease, isCareful).StrikeAsync(reading.Document, cancellationToken).ConfigureAwait(false)))
                {
                    ids[reading.Document.Life] = one.DocumentId;
                    readings.Add(reading);
                }
            }
            catch (StoreException e) when (!e.IsTransient)
            {
                if (await parts.Documents.ReadAsync(lease.Bank, lease.Header.Life, one.DocumentId, cancellationToken).ConfigureAwait(false) is { } document)
                {
                    failures.Enqueue((document, e, default));
                }
            }
        }

        return readings;
    }

    private async Task AskAsync(List<IReadOnlyList<PlannedPassage>> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        var passages = calls.SelectMany(call => call).ToList();
        Log.Read(parts.Logger, lease.Bank, calls.Count, passages.Count, passages.DistinctBy(Life, StringComparer.Ordinal).Count());
        var started = parts.Time.GetUtcNow();
        var asker = new PassageAsker(parts.Extractor, parts.Time, parts.Logger);
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = parts.Options.ParallelCalls, CancellationToken = cancellationToken },
            async (call, token) =>
            {
                if (outage is { } passing && parts.Time.GetUtcNow() - started > LongestOutage)
                {
                    Fail(call, passing, default);
                    return;
                }

                try
                {
                    await asker.AskAsync(call, KeepAsync, Fail, token).ConfigureAwait(false);
                }
                catch (StoreException e)
                {
                    // The other calls are paid for: their answers are kept first.
                    unkept = e;
                }
            }).ConfigureAwait(false);
        if (unkept is not null)
        {
            throw unkept;
        }
    }

    private static BankGuidance GuidanceOf(BankProfile? profile, TenantSettings tenant)
    {
        var guidance = tenant.Under(profile?.Guidance ?? BankGuidance.None);
        return guidance.Mission.Length > 0 ? guidance : guidance with { Mission = profile?.Mission ?? "" };
    }

    private static string Life(PlannedPassage passage) => passage.Segments[0].Document.Life;

    private void Fail(IReadOnlyList<PlannedPassage> passages, Exception exception, TokenUsage spent)
    {
        outage = ModelFailure.IsTransient(exception) ? exception : outage;
        Fail(passages.Select(passage => passage.Segments[0].Document).DistinctBy(document => document.Life, StringComparer.Ordinal).ToList(), exception, spent);
    }

    private void Fail(IReadOnlyList<StoredDocument> documents, Exception exception, TokenUsage spent)
    {
        foreach (var (document, share) in documents.Zip(UsageShares.Of(spent, [.. documents.Select(_ => 1)])))
        {
            failures.Enqueue((document, exception, share));
        }
    }

    /// <summary>Stores answers, but none about a document that is gone: the header says so by having changed.</summary>
    private async Task KeepAsync(IReadOnlyList<KeptAnswer> kept, CancellationToken token)
    {
        foreach (var some in kept.Chunk(AnswersPerBatch))
        {
            var alive = new List<KeptAnswer>();
            await lease.WriteAsync(
                async (header, stop) =>
                {
                    alive.Clear();
                    foreach (var answer in some)
                    {
                        var document = await parts.Documents.ReadAsync(lease.Bank, header.Life, ids[answer.DocumentLife], stop).ConfigureAwait(false);
                        if (document is { Deleted: false } && string.Equals(document.Life, answer.DocumentLife, StringComparison.Ordinal))
                        {
                            alive.Add(answer);
                        }
                    }

                    return alive.Count == 0 ? null : new IngestCommit { Header = header, KeptAnswers = [.. alive] };
                },
                token).ConfigureAwait(false);
            alive.ForEach(answers.Add);
        }
    }

    /// <summary>All documents together; where that fails for what one of them says, each on its own.</summary>
    private async Task UseAsync(IReadOnlyList<DocumentReading> readings, BankTerms terms)
    {
        var ready = readings
            .Select(reading => (Reading: reading, Delta: reading.Compare(answers, terms)))
            .Where(pair => pair.Delta.Covered.Count > 0 || pair.Delta.ToAsk.Count == 0)
            .ToList();
        if (ready.Count == 0)
        {
            return;
        }

        try
        {
            await UseTogetherAsync(ready, terms).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreException { IsTransient: true })
        {
            if (ready.Count == 1 || !ModelFailure.IsAboutContent(e))
            {
                Fail([.. ready.Select(pair => pair.Reading.Document)], e, ModelFailure.Usage(e));
                return;
            }

            Log.BatchFailed(parts.Logger, lease.Bank, ready.Count, e);
            foreach (var pair in ready)
            {
                await UseAsync([pair.Reading], terms).ConfigureAwait(false);
            }
        }
    }

    private async Task UseTogetherAsync(List<(DocumentReading Reading, ExtractionDelta Delta)> ready, BankTerms terms)
    {
        var view = lease.Header.View;
        var prepared = new List<PreparedDocument>(ready.Count);
        foreach (var (reading, delta) in ready)
        {
            prepared.Add(new PreparedDocument(reading, delta, await parts.Facts.PlanAsync(lease.Bank, view, delta, cancellationToken).ConfigureAwait(false)));
        }

        var leaving = prepared.SelectMany(document => document.Plan.Retired.Select(fact => fact.Id)).ToHashSet(StringComparer.Ordinal);
        var placements = await parts.Placer.PlaceAsync(
            lease.Bank, view, [.. prepared.SelectMany(document => document.Plan.Facts)], leaving, cancellationToken).ConfigureAwait(false);
        await new ExtractionCommitter(parts, lease, terms, answers, cancellationToken).CommitAsync(prepared, placements).ConfigureAwait(false);
    }
}
