using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Observe;

/// <summary>
/// Commits observations under the bank's lease, each only if every fact that bears it out is still shown: what was taken back
/// while the model was asked is in none.
/// </summary>
internal sealed class ObservationCommitter(ExtractionParts parts, ExtractionLease lease)
{
    /// <summary>So many are written in one batch: with vectors of 3,072 numbers that is half of what one holds.</summary>
    private const int PerBatch = 20;

    /// <summary>More evidence makes it no truer, and only longer.</summary>
    private const int MaxSources = 200;

    /// <summary>How often documents may be deleted under the hand.</summary>
    private const int Tries = 4;

    /// <returns>How many were written.</returns>
    public async Task<int> CommitAsync(
        ObservationBatch batch, IReadOnlyList<StatedObservation> stated, IReadOnlyList<ReadOnlyMemory<float>> vectors, CancellationToken cancellationToken)
    {
        var written = 0;
        await new BankAccess(parts, lease).RunAsync(
            async (session, _) =>
            {
                foreach (var some in stated.Zip(vectors).Chunk(PerBatch))
                {
                    written += await CommitAsync(session, batch, some, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return written;
    }

    /// <summary>What the model said is paid for: it is held against the facts anew as often as some of them go meanwhile.</summary>
    private async Task<int> CommitAsync(
        BankSession session, ObservationBatch batch, IReadOnlyList<(StatedObservation Stated, ReadOnlyMemory<float> Vector)> some, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var changes = await PlanAsync(session, batch, some, cancellationToken).ConfigureAwait(false);
            if (changes.IsEmpty && changes.Again.Count == 0)
            {
                return 0;
            }

            var outcome = (await session.CommitAsync((header, statistics) => Commit(changes, header, statistics), cancellationToken).ConfigureAwait(false)).Outcome;
            if (outcome == CommitOutcome.Committed)
            {
                return changes.Added.Count;
            }

            if (outcome != CommitOutcome.MemoriesChanged || attempt == Tries)
            {
                BankAccess.RequireLease(outcome);
            }
        }
    }

    private static IngestCommit Commit(FactChanges changes, BankHeader header, BankStatistics statistics)
    {
        var version = changes.IsEmpty ? header.Version : header.Version + 1;
        return new IngestCommit
        {
            Header = ObservationAgenda.After(header, changes) with { Version = version },
            Statistics = changes.IsEmpty ? null : changes.Apply(statistics),
            Version = version,
            Added = changes.Added,
            Retired = [.. changes.Retired.Select(fact => fact.Key)],
        };
    }

    private async Task<FactChanges> PlanAsync(
        BankSession session, ObservationBatch batch, IReadOnlyList<(StatedObservation Stated, ReadOnlyMemory<float> Vector)> some, CancellationToken cancellationToken)
    {
        var view = session.Header.View;
        var named = some.SelectMany(one => one.Stated.Sources.Append(one.Stated.Replaces)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var there = (await parts.Memories.ReadFactsAsync(lease.Bank, view, named, cancellationToken).ConfigureAwait(false))
            .Where(fact => fact.Shown)
            .ToDictionary(fact => fact.Unit.Id, StringComparer.Ordinal);
        var asked = batch.New.Select(fact => fact.Unit.Id).Concat(batch.Others.Select(fact => fact.Id)).ToHashSet(StringComparer.Ordinal);
        var (added, retired, again) = (new List<IndexedMemory>(), new List<DocumentMemory>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (stated, vector) in some)
        {
            var sources = stated.Sources.Distinct(StringComparer.Ordinal).Select(there.GetValueOrDefault).ToList();
            var replaced = stated.Replaces is { } id ? there.GetValueOrDefault(id) : null;
            if (sources.Count is < 2 or > MaxSources
                || sources.Exists(fact => fact is null || Observation.IsOne(fact.Unit) || !IsOf(batch, fact.Unit))
                || (stated.Replaces is not null && replaced is null)
                || retired.Exists(other => string.Equals(other.Id, replaced?.Unit.Id, StringComparison.Ordinal)))
            {
                if (stated.Sources.Any(id => asked.Contains(id) && !there.ContainsKey(id)))
                {
                    // One of them went while the model was asked: it has not been asked about the others yet.
                    again.UnionWith(sources.OfType<IndexedMemory>().Select(fact => fact.Unit.Id));
                }

                continue;
            }

            if (replaced is not null)
            {
                retired.Add(DocumentMemory.Of(replaced));
            }

            added.Add(Make(session.Header, batch, stated, [.. sources.OfType<IndexedMemory>()], vector, replaced, added.Count));
        }

        return new FactChanges { Added = added, Retired = retired, Again = [.. again] };
    }

    private static bool IsOf(ObservationBatch batch, MemoryUnit fact) =>
        fact.Scope.Meets(batch.Scope) && fact.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(batch.Tags);

    private IndexedMemory Make(
        BankHeader header,
        ObservationBatch batch,
        StatedObservation stated,
        IReadOnlyList<IndexedMemory> sources,
        ReadOnlyMemory<float> vector,
        IndexedMemory? replaced,
        int number)
    {
        var now = parts.Time.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"{header.Version}/{number}");
        var id = replaced?.Unit.Id ?? lease.Bank.Handle + "-" + Digest.Of("observation", header.Life, name, stated.Text);
        var terms = TextAnalyzer.Analyze(stated.Text);
        return new IndexedMemory
        {
            Unit = new MemoryUnit
            {
                Id = id,
                Text = stated.Text,
                Type = Observation.Type,
                DocumentId = "",
                ChunkId = "",
                SourceTurns = [],
                Cites = [.. sources.Select(fact => fact.Unit.Id)],
                Tags = batch.Tags,
                Scope = batch.Scope,
                Entities = [.. sources.SelectMany(fact => fact.Unit.Entities).Prepend(stated.Entity).Distinct(StringComparer.Ordinal).Take(8)],
                MentionedAt = sources.Max(fact => fact.Unit.MentionedAt),
                OccurredStart = sources.Min(fact => fact.Unit.OccurredStart),
                OccurredEnd = sources.Max(fact => fact.Unit.OccurredEnd ?? fact.Unit.OccurredStart),
                CreatedAt = replaced?.Unit.CreatedAt ?? now,
                UpdatedAt = now,
                ProofCount = sources.Count,
            },
            Fingerprint = Fingerprint.OfFact(stated.Text),
            Stamp = "",
            Group = id,
            Revision = replaced is null ? 0 : replaced.Revision + 1,
            SourceLives = [.. sources.Select(fact => fact.DocumentLife).Distinct(StringComparer.Ordinal)],
            DocumentLife = Observation.Life,
            Terms = [.. terms.Distinct(StringComparer.Ordinal)],
            Index = TermIndex.Build([terms, null, null, null, null]),
            Embedding = vector,
        };
    }
}
