using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;

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
        var done = left.Count == 0 && hashes.Count == 0;
        return (await session.CommitAsync(
            (header, statistics) => new IngestCommit
            {
                Header = done
                    ? header with { Hidden = [.. header.Hidden.Where(other => !string.Equals(other, documentLife, StringComparison.Ordinal))] }
                    : header,
                Statistics = left.Count == 0 ? null
                    : statistics.Change([], [.. left.Where(memory => memory.Counted).Select(memory => memory.Index)]),
                Removed = [.. left.Select(memory => memory.Id)],
                RemovedChunks = [.. hashes.Select(hash => new ChunkKey(documentLife, hash))],
            },
            cancellationToken).ConfigureAwait(false)).Outcome;
    }
}
