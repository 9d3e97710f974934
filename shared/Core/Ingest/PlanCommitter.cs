using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Writes a plan so that readers see the document as it was or as it is now, never something between: as one batch where it
/// fits, else staged under a random generation that the header makes visible in one step.
/// </summary>
internal sealed class PlanCommitter(BankSession session, GenerationSettler settler, IMemoryStore memories)
{
    private readonly GroupPlanner groups = new(memories);
    private readonly ObservationKeeper observations = new(memories);

    /// <summary>The bank's version that the plans go by, with what was committed of them.</summary>
    private long? basis;

    /// <summary>Marker, header, statistics and document.</summary>
    private const int FixedOperations = 4;

    private const int MaxRemoved = CommitLimits.MaxOperations - FixedOperations;

    /// <summary>Reads in one go what committing the plans one after the other will need.</summary>
    public async Task PrepareAsync(IReadOnlyList<DocumentPlan> plans, CancellationToken cancellationToken)
    {
        basis = session.Header.Version;
        var statistics = await session.ReadStatisticsAsync(cancellationToken).ConfigureAwait(false);
        await groups.PrepareAsync(session.Bank, session.Header.View, plans, statistics, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Commits a plan, worked out anew as often as a document is deleted meanwhile that brings no other facts into sight.</summary>
    public async Task<CommitOutcome> CommitAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
        basis ??= session.Header.Version;
        while (session.Header.Version == basis)
        {
            var hidden = session.Header.Hidden;
            var whole = await CompleteAsync(plan, inPlace: true, cancellationToken).ConfigureAwait(false);
            if (!FitsOneBatch(whole))
            {
                var staged = whole.Proven.Count == 0 ? whole : await CompleteAsync(plan, inPlace: false, cancellationToken).ConfigureAwait(false);
                return await StageAsync(staged, cancellationToken).ConfigureAwait(false);
            }

            var outcome = (await session.CommitAsync((header, statistics) => Whole(whole, header, statistics), cancellationToken).ConfigureAwait(false)).Outcome;
            if (outcome == CommitOutcome.Committed)
            {
                Note(whole);
            }

            if (outcome != CommitOutcome.MemoriesChanged || session.Header.Hidden.SequenceEqual(hidden, StringComparer.Ordinal))
            {
                return outcome;
            }
        }

        return CommitOutcome.MemoriesChanged;
    }

    private static bool FitsOneBatch(DocumentPlan plan) =>
        FixedOperations + plan.Count + plan.RemovedChunks.Count + plan.RemovedAnswers.Count <= CommitLimits.MaxOperations
        && plan.Added.Sum(CommitSize.Of) + plan.Patched.Sum(CommitSize.Of) + CommitSize.Of(plan.Document) <= CommitLimits.MaxBytes;

    private async Task<DocumentPlan> CompleteAsync(DocumentPlan plan, bool inPlace, CancellationToken cancellationToken)
    {
        var known = await session.ReadStatisticsAsync(cancellationToken).ConfigureAwait(false);
        var changes = await groups.CompleteAsync(session.Bank, session.Header.View, plan, known, inPlace, cancellationToken).ConfigureAwait(false);
        changes = await observations.FollowAsync(session.Bank, session.Header.View, changes, cancellationToken).ConfigureAwait(false);
        return plan with { Added = changes.Added, Patched = changes.Patched, Retired = changes.Retired, Proven = changes.Proven, Again = changes.Again };
    }

    private void Note(DocumentPlan plan)
    {
        basis = session.Header.Version;
        groups.Committed(plan);
    }

    private static IngestCommit Whole(DocumentPlan plan, BankHeader header, BankStatistics statistics)
    {
        // A plan that changes no memory leaves the version alone, and with it every answer that was kept for it.
        var version = plan.IsEmpty ? header.Version : header.Version + 1;
        return new IngestCommit
        {
            Header = Observed(plan, header) with { Version = version },
            Statistics = plan.IsEmpty ? null : plan.Apply(statistics),
            Document = Dated(plan, plan.Document, header),
            Version = version,
            Added = plan.Added,
            Patched = plan.Patched,
            Retired = [.. plan.Retired.Select(fact => fact.Key)],
            Proven = plan.Proven,
            RemovedChunks = plan.RemovedChunks,
            RemovedAnswers = plan.RemovedAnswers,
        };
    }

    /// <summary>The header with what the plan leaves for observations.</summary>
    private static BankHeader Observed(DocumentPlan plan, BankHeader header)
    {
        var after = ObservationAgenda.After(header, plan);
        return plan.ObserveAt is { } at ? after with { Observing = after.Observing.NotLaterThan(at) } : after;
    }

    /// <summary>A version is indexed when it is committed, however long that was prepared.</summary>
    private static StoredDocument Dated(DocumentPlan plan, StoredDocument document, BankHeader header) =>
        document.IndexedVersion > plan.Before.IndexedVersion ? document with { IndexedAt = header.UpdatedAt } : document;

    private static string ETagOf(CommitResult result) =>
        result.DocumentETag ?? throw new StoreException("the answer to a batch was lost", isTransient: true);

    private async Task<CommitOutcome> StageAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
        // The header names one generation: what another document's plan staged before it was outdated goes first.
        if (session.Header.Staging is not null
            && await settler.SettleAsync(cancellationToken).ConfigureAwait(false) is var settled and not CommitOutcome.Committed)
        {
            return settled;
        }

        if (session.Header.Version != basis)
        {
            return CommitOutcome.MemoriesChanged;
        }

        // Chunks that no version lists go first, under the document's ETag, so that nobody takes one up again meanwhile.
        var before = plan.Before;
        foreach (var some in plan.RemovedChunks.Chunk(CommitLimits.MaxOperations - FixedOperations))
        {
            before = before with { Dropped = [.. before.Dropped.Except(some.Select(key => key.Hash), StringComparer.Ordinal)] };
            var trimmed = await session.CommitAsync(
                (header, _) => new IngestCommit { Header = header, Document = before, RemovedChunks = some }, cancellationToken).ConfigureAwait(false);
            if (trimmed.Outcome != CommitOutcome.Committed)
            {
                return trimmed.Outcome;
            }

            before = before with { ETag = ETagOf(trimmed) };
        }

        if (plan.Patched.Count > 0)
        {
            // Patches show at once, and nothing takes them back: until all is done the document says that any of its memories
            // may be as any version has it, so that whoever goes on compares all of them.
            var open = before with { Indexed = [] };
            var opened = await session.CommitAsync((header, _) => new IngestCommit { Header = header, Document = open }, cancellationToken).ConfigureAwait(false);
            if (opened.Outcome != CommitOutcome.Committed)
            {
                return opened.Outcome;
            }

            before = open with { ETag = ETagOf(opened) };
        }

        var generation = Digest.Random();
        foreach (var batch in Batches(plan))
        {
            var outcome = (await session.CommitAsync(
                (header, statistics) => batch with
                {
                    Header = header with { Staging = generation },
                    Generation = generation,
                    Statistics = batch.Patched.Count == 0 ? null : new FactChanges { Patched = batch.Patched }.Apply(statistics),
                },
                cancellationToken).ConfigureAwait(false)).Outcome;
            if (outcome != CommitOutcome.Committed)
            {
                return outcome;
            }
        }

        var shown = await session.CommitAsync(
            (header, statistics) => new IngestCommit
            {
                Header = Observed(plan, header) with
                {
                    Version = header.Version + 1,
                    Staging = null,
                    Generations = [.. header.Generations, new Generation(generation, header.Version + 1)],
                },
                Statistics = (plan with { Patched = [] }).Apply(statistics),
                Document = Dated(plan, plan.Document with { ETag = before.ETag }, header),
                RemovedAnswers = [.. plan.RemovedAnswers.Take(MaxRemoved)],
            },
            cancellationToken).ConfigureAwait(false);
        if (shown.Outcome == CommitOutcome.Committed)
        {
            Note(plan);
            foreach (var some in plan.RemovedAnswers.Skip(MaxRemoved).Chunk(MaxRemoved))
            {
                // Used they are of no use: one that stays because of a failure here goes with the next change, or expires.
                await session.CommitAsync((header, _) => new IngestCommit { Header = header, RemovedAnswers = some }, cancellationToken).ConfigureAwait(false);
            }

            await settler.SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        return shown.Outcome;
    }

    /// <summary>The plan's changes in batches that fit, without their header.</summary>
    private IEnumerable<IngestCommit> Batches(DocumentPlan plan)
    {
        var (batch, bytes) = (new FactChanges(), 0);
        foreach (var (change, size) in Changes(plan))
        {
            if (FixedOperations + batch.Count == CommitLimits.MaxOperations || bytes + size > CommitLimits.MaxBytes)
            {
                yield return Write(batch);
                (batch, bytes) = (new FactChanges(), 0);
            }

            (batch, bytes) = (Join(batch, change), bytes + size);
        }

        yield return Write(batch);
    }

    private IngestCommit Write(FactChanges batch) => new()
    {
        Header = session.Header,
        Added = batch.Added,
        Patched = batch.Patched,
        Retired = [.. batch.Retired.Select(fact => fact.Key)],
        Proven = batch.Proven,
    };

    private static FactChanges Join(FactChanges batch, FactChanges change) => new()
    {
        Added = [.. batch.Added, .. change.Added],
        Patched = [.. batch.Patched, .. change.Patched],
        Retired = [.. batch.Retired, .. change.Retired],
        Proven = [.. batch.Proven, .. change.Proven],
    };

    /// <summary>Each change on its own, with its estimated bytes.</summary>
    private static IEnumerable<(FactChanges Change, int Size)> Changes(DocumentPlan plan) =>
        plan.Added.Select(fact => (new FactChanges { Added = [fact] }, CommitSize.Of(fact)))
            .Concat(plan.Patched.Select(patch => (new FactChanges { Patched = [patch] }, CommitSize.Of(patch))))
            .Concat(plan.Retired.Select(fact => (new FactChanges { Retired = [fact] }, 500)))
            .Concat(plan.Proven.Select(change => (new FactChanges { Proven = [change] }, 500)));
}
