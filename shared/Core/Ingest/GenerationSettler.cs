using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Observe;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Finishes what a worker left unfinished in a bank, its own or a crashed one's: generations that were staged and never
/// committed go, committed ones take their version for good, deleted documents are purged. Each step may be repeated.
/// </summary>
internal sealed class GenerationSettler(BankSession session, IMemoryStore memories, IDocumentStore documents)
{
    private const int BatchSize = CommitLimits.MaxOperations - 10;

    /// <summary>How often what was just read may have expired before it is written.</summary>
    private const int MaxSurprises = 10;

    public async Task<CommitOutcome> SettleAsync(CancellationToken cancellationToken)
    {
        var (outcome, surprises) = (CommitOutcome.Committed, 0);
        while (session.Header.HasUnfinished
            && (outcome == CommitOutcome.Committed || (outcome == CommitOutcome.MemoriesChanged && ++surprises < MaxSurprises)))
        {
            surprises = outcome == CommitOutcome.Committed ? 0 : surprises;
            var header = session.Header;
            outcome = header.Staging is { } staging ? await DropAsync(staging, cancellationToken).ConfigureAwait(false)
                : header.Generations is [var generation, ..] ? await SettleAsync(generation.Name, generation.Version, cancellationToken).ConfigureAwait(false)
                : await PurgeAsync(header.Hidden[0], cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>What was staged and not committed never was.</summary>
    private async Task<CommitOutcome> DropAsync(string generation, CancellationToken cancellationToken)
    {
        var content = await memories.ReadGenerationAsync(session.Bank, session.Header.Life, generation, BatchSize, cancellationToken).ConfigureAwait(false);
        return (await session.CommitAsync(
            (header, _) => new IngestCommit
            {
                Header = content.IsEmpty ? header with { Staging = null } : header,
                Removed = content.Added,
                Kept = content.Retired,
            },
            cancellationToken).ConfigureAwait(false)).Outcome;
    }

    private async Task<CommitOutcome> SettleAsync(string generation, long version, CancellationToken cancellationToken)
    {
        var content = await memories.ReadGenerationAsync(session.Bank, session.Header.Life, generation, BatchSize, cancellationToken).ConfigureAwait(false);
        return (await session.CommitAsync(
            (header, _) => new IngestCommit
            {
                Header = content.IsEmpty
                    ? header with { Generations = [.. header.Generations.Where(other => !string.Equals(other.Name, generation, StringComparison.Ordinal))] }
                    : header,
                Version = version,
                Settled = content.Added,
                Retired = content.Retired,
            },
            cancellationToken).ConfigureAwait(false)).Outcome;
    }

    private async Task<CommitOutcome> PurgeAsync(string documentLife, CancellationToken cancellationToken)
    {
        var life = session.Header.Life;
        var left = await memories.ReadLeftoversAsync(session.Bank, life, documentLife, BatchSize, cancellationToken).ConfigureAwait(false);
        var hashes = left.Count > 0 ? []
            : await documents.ReadChunkHashesAsync(session.Bank, life, documentLife, BatchSize, cancellationToken).ConfigureAwait(false);
        var answers = left.Count > 0 || hashes.Count > 0 ? []
            : await documents.ReadAnswerKeysAsync(session.Bank, life, documentLife, BatchSize, cancellationToken).ConfigureAwait(false);
        var done = left.Count == 0 && hashes.Count == 0 && answers.Count == 0;
        var (removed, promoted) = await PromoteAsync(left, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> again = [.. removed.Where(fact => fact is { IsObservation: true, Stands: true }).SelectMany(observation => observation.Cites).Distinct(StringComparer.Ordinal)];
        return (await session.CommitAsync(
            (header, statistics) => new IngestCommit
            {
                Header = ObservationAgenda.After(header, promoted with { Again = again }) with
                {
                    Version = promoted.IsEmpty ? header.Version : header.Version + 1,
                    Hidden = done ? [.. header.Hidden.Where(other => !string.Equals(other, documentLife, StringComparison.Ordinal))] : header.Hidden,
                },
                Statistics = removed.Count == 0 && promoted.IsEmpty ? null
                    : (promoted with { Retired = [.. promoted.Retired, .. removed.Where(fact => fact.Counted)] }).Apply(statistics),
                Version = header.Version + 1,
                Added = promoted.Added,
                Retired = [.. promoted.Retired.Select(fact => fact.Key)],
                Proven = promoted.Proven,
                Removed = [.. removed.Select(fact => fact.Key)],
                RemovedChunks = [.. hashes.Select(hash => new ChunkKey(documentLife, hash))],
                RemovedAnswers = [.. answers.Select(key => new AnswerKey(documentLife, key))],
            },
            cancellationToken).ConfigureAwait(false)).Outcome;
    }

    /// <summary>As much as fits of what one fact kept out of sight; that fact goes when nothing is left of it.</summary>
    private static FactChanges FirstOf(FactChanges promoted)
    {
        var (added, bytes) = (new List<IndexedMemory>(), 0);
        foreach (var fact in promoted.Added)
        {
            bytes += CommitSize.Of(fact);
            if (added.Count == BatchSize / 2 || (added.Count > 0 && bytes > CommitLimits.MaxBytes))
            {
                break;
            }

            added.Add(fact);
        }

        var ids = added.Select(fact => fact.Unit.Id).ToHashSet(StringComparer.Ordinal);
        return new FactChanges
        {
            Added = added,
            Retired = [.. promoted.Retired.Where(fact => ids.Contains(fact.Id))],
            Proven = [.. promoted.Proven.Take(BatchSize - (2 * added.Count))],
        };
    }

    /// <summary>As many of a deleted document's facts as fit a batch, with what others say that only they kept out of sight.</summary>
    private async Task<(IReadOnlyList<DocumentMemory> Removed, FactChanges Promoted)> PromoteAsync(
        IReadOnlyList<DocumentMemory> left, CancellationToken cancellationToken)
    {
        for (var count = left.Count; ; count /= 2)
        {
            var removed = left.Take(count).ToList();
            var standing = removed.Where(fact => fact.Stands).ToList();
            var change = await new GroupPlanner(memories).CompleteAsync(
                session.Bank, session.Header.View, new FactChanges { Retired = standing }, BankStatistics.Empty, inPlace: true, cancellationToken).ConfigureAwait(false);
            var promoted = change with { Retired = [.. change.Retired.Except(standing)] };
            if (removed.Count + promoted.Count <= BatchSize && promoted.Added.Sum(CommitSize.Of) <= CommitLimits.MaxBytes)
            {
                return (removed, promoted);
            }

            if (count <= 1)
            {
                return ([], FirstOf(promoted));
            }
        }
    }
}
