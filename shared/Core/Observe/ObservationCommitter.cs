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
    /// <summary>So many are written in one batch.</summary>
    private const int PerBatch = 20;

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
                    var changes = await PlanAsync(session, batch, some, cancellationToken).ConfigureAwait(false);
                    if (changes.Added.Count > 0)
                    {
                        BankAccess.RequireLease((await session.CommitAsync((header, statistics) => Commit(changes, header, statistics), cancellationToken).ConfigureAwait(false)).Outcome);
                        written += changes.Added.Count;
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
        return written;
    }

    private static IngestCommit Commit(FactChanges changes, BankHeader header, BankStatistics statistics) => new()
    {
        Header = header with { Version = header.Version + 1 },
        Statistics = changes.Apply(statistics),
        Version = header.Version + 1,
        Added = changes.Added,
        Retired = [.. changes.Retired.Select(fact => fact.Key)],
    };

    private async Task<FactChanges> PlanAsync(
        BankSession session, ObservationBatch batch, IReadOnlyList<(StatedObservation Stated, ReadOnlyMemory<float> Vector)> some, CancellationToken cancellationToken)
    {
        var view = session.Header.View;
        var named = some.SelectMany(one => one.Stated.Sources.Append(one.Stated.Replaces)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var there = (await parts.Memories.ReadFactsAsync(lease.Bank, view, named, cancellationToken).ConfigureAwait(false))
            .Where(fact => fact.Shown)
            .ToDictionary(fact => fact.Unit.Id, StringComparer.Ordinal);
        var (added, retired) = (new List<IndexedMemory>(), new List<DocumentMemory>());
        foreach (var (stated, vector) in some)
        {
            var sources = stated.Sources.Distinct(StringComparer.Ordinal).Select(there.GetValueOrDefault).ToList();
            var replaced = stated.Replaces is { } id ? there.GetValueOrDefault(id) : null;
            if (sources.Count < 2
                || sources.Exists(fact => fact is null || Observation.IsOne(fact.Unit) || !HasTags(fact.Unit, batch.Tags))
                || (stated.Replaces is not null && replaced is null)
                || retired.Exists(other => string.Equals(other.Id, replaced?.Unit.Id, StringComparison.Ordinal)))
            {
                continue;
            }

            if (replaced is not null)
            {
                retired.Add(DocumentMemory.Of(replaced));
            }

            added.Add(Make(session.Header, batch, stated, [.. sources.OfType<IndexedMemory>()], vector, replaced, added.Count));
        }

        return new FactChanges { Added = added, Retired = retired };
    }

    private static bool HasTags(MemoryUnit fact, IReadOnlyList<string> tags) => fact.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(tags);

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
