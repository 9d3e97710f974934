using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Writes a plan so that readers see the document as it was or as it is now, never something between: as one batch where it
/// fits, else staged under a random generation that the header makes visible in one step.
/// </summary>
internal sealed class PlanCommitter(BankSession session, GenerationSettler settler)
{
    /// <summary>Marker, header, statistics and document.</summary>
    private const int FixedOperations = 4;

    public async Task<CommitOutcome> CommitAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
        var operations = FixedOperations + plan.Added.Count + plan.Patched.Count + plan.Retired.Count + plan.RemovedChunks.Count;
        var bytes = plan.Added.Sum(CommitSize.Of) + plan.Patched.Sum(CommitSize.Of) + CommitSize.Of(plan.Document);
        return operations <= CommitLimits.MaxOperations && bytes <= CommitLimits.MaxBytes
            ? (await session.CommitAsync((header, statistics) => Whole(plan, header, statistics), cancellationToken).ConfigureAwait(false)).Outcome
            : await StageAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    private static IngestCommit Whole(DocumentPlan plan, BankHeader header, BankStatistics statistics)
    {
        // A plan that changes no memory leaves the version alone, and with it every answer that was kept for it.
        var changes = plan.Added.Count + plan.Retired.Count + plan.Patched.Count > 0;
        var version = changes ? header.Version + 1 : header.Version;
        return new IngestCommit
        {
            Header = header with { Version = version },
            Statistics = changes ? After(plan, statistics) : null,
            Document = plan.Document,
            Version = version,
            Added = plan.Added,
            Patched = plan.Patched,
            Retired = [.. plan.Retired.Select(memory => memory.Id)],
            RemovedChunks = plan.RemovedChunks,
        };
    }

    private static BankStatistics After(DocumentPlan plan, BankStatistics statistics) => statistics.Change(
        [.. plan.Added.Select(memory => memory.Index), .. plan.Reindexed.Select(pair => pair.After)],
        [.. plan.Retired.Select(memory => memory.Index), .. plan.Reindexed.Select(pair => pair.Before)]);

    private static BankStatistics After(IReadOnlyList<(TermIndex Before, TermIndex After)> reindexed, BankStatistics statistics) =>
        statistics.Change([.. reindexed.Select(pair => pair.After)], [.. reindexed.Select(pair => pair.Before)]);

    private static string ETagOf(CommitResult result) =>
        result.DocumentETag ?? throw new StoreException("the answer to a batch was lost", isTransient: true);

    private async Task<CommitOutcome> StageAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
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
                (header, statistics) => batch.Commit with
                {
                    Header = header with { Staging = generation },
                    Generation = generation,
                    Statistics = batch.Reindexed.Count == 0 ? null : After(batch.Reindexed, statistics),
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
                Header = header with
                {
                    Version = header.Version + 1,
                    Staging = null,
                    Generations = [.. header.Generations, new Generation(generation, header.Version + 1)],
                },
                Statistics = After(plan with { Reindexed = [] }, statistics),
                Document = plan.Document with { ETag = before.ETag },
            },
            cancellationToken).ConfigureAwait(false);
        if (shown.Outcome == CommitOutcome.Committed)
        {
            await settler.SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        return shown.Outcome;
    }

    /// <summary>The plan's changes in batches that fit, without their header, and how patches change the statistics.</summary>
    private IEnumerable<(IngestCommit Commit, IReadOnlyList<(TermIndex Before, TermIndex After)> Reindexed)> Batches(DocumentPlan plan)
    {
        var (added, patched, retired, bytes) = (new List<IndexedMemory>(), new List<MemoryPatch>(), new List<string>(), 0);
        var patches = 0;
        foreach (var (change, size) in Changes(plan))
        {
            if (FixedOperations + added.Count + patched.Count + retired.Count == CommitLimits.MaxOperations || bytes + size > CommitLimits.MaxBytes)
            {
                yield return Take();
            }

            bytes += size;
            switch (change)
            {
                case IndexedMemory memory:
                    added.Add(memory);
                    break;
                case MemoryPatch patch:
                    patched.Add(patch);
                    break;
                case DocumentMemory gone:
                    retired.Add(gone.Id);
                    break;
            }
        }

        yield return Take();

        (IngestCommit Commit, IReadOnlyList<(TermIndex Before, TermIndex After)> Reindexed) Take()
        {
            var batch = new IngestCommit { Header = session.Header, Added = added, Patched = patched, Retired = retired };
            var reindexed = plan.Reindexed.Skip(patches).Take(patched.Count).ToList();
            patches += patched.Count;
            (added, patched, retired, bytes) = ([], [], [], 0);
            return (batch, reindexed);
        }
    }

    private static IEnumerable<(object Change, int Size)> Changes(DocumentPlan plan) =>
        plan.Added.Select(memory => ((object)memory, CommitSize.Of(memory)))
            .Concat(plan.Patched.Select(patch => ((object)patch, CommitSize.Of(patch))))
            .Concat(plan.Retired.Select(memory => ((object)memory, 500)));
}
