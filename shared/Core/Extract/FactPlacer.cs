using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Finds out how new facts stand to what is remembered: one embedding call and one decision for all of them.</summary>
internal sealed class FactPlacer(IMemoryStore memories, IEmbedder embedder, IConsolidator consolidator, ExtractOptions options)
{
    private const int ParallelSearches = 4;

    /// <param name="bank">The bank.</param>
    /// <param name="view">What is remembered.</param>
    /// <param name="drafts">The facts.</param>
    /// <param name="leaving">Facts that go when these come.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Placements> PlaceAsync(
        BankId bank, BankView view, IReadOnlyList<DraftFact> drafts, IReadOnlySet<string> leaving, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return new Placements(memories, new Dictionary<string, Placement>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        }

        var vectors = await embedder.EmbedAsync([.. drafts.Select(draft => draft.Memory.Unit.Text)], cancellationToken).ConfigureAwait(false);
        var near = new IReadOnlyList<StatedFact>[drafts.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, drafts.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelSearches, CancellationToken = cancellationToken },
            async (at, token) => near[at] = await NearestAsync(bank, view, drafts[at], vectors[at], leaving, token).ConfigureAwait(false)).ConfigureAwait(false);
        var answer = await consolidator.ConsolidateAsync(
            [.. drafts.Select((draft, at) => new NewFact(draft.Memory.Unit, [.. near[at].Select(fact => fact.Unit)]))], cancellationToken).ConfigureAwait(false);
        if (answer.Decisions.Count != drafts.Count)
        {
            throw new ModelException("the language model did not decide about every fact", isTransient: false);
        }

        var byKey = new Dictionary<string, Placement>(StringComparer.Ordinal);
        for (var at = 0; at < drafts.Count; at++)
        {
            var draft = drafts[at];
            var known = near[at].Select(fact => fact.Unit.Id).Concat(drafts.Take(at).Where(earlier => HaveSameTags(earlier, draft)).Select(earlier => earlier.Memory.Unit.Id));
            byKey[draft.Key] = new Placement(draft.Memory.Unit.Id, vectors[at], Within(answer.Decisions[at], known.ToHashSet(StringComparer.Ordinal)));
        }

        var groups = near.SelectMany(facts => facts).DistinctBy(fact => fact.Unit.Id, StringComparer.Ordinal).ToDictionary(fact => fact.Unit.Id, fact => fact.Group, StringComparer.Ordinal);
        return new Placements(memories, byKey, groups) { Usage = answer.Usage };
    }

    private async Task<IReadOnlyList<StatedFact>> NearestAsync(
        BankId bank, BankView view, DraftFact draft, ReadOnlyMemory<float> vector, IReadOnlySet<string> leaving, CancellationToken cancellationToken)
    {
        if (options.Neighbours == 0)
        {
            return [];
        }

        var found = await memories.SearchFactsAsync(
            bank, view, vector, draft.Memory.Unit.Tags, options.Neighbours + Math.Min(leaving.Count, 100), cancellationToken).ConfigureAwait(false);
        return [.. found.Where(fact => !leaving.Contains(fact.Unit.Id)).Take(options.Neighbours)];
    }

    /// <summary>What a decision may name: a fact that is scoped otherwise is none of its business.</summary>
    private static ConsolidationDecision Within(ConsolidationDecision decision, HashSet<string> known) => decision with
    {
        MergesWith = decision.MergesWith is { } same && known.Contains(same) ? same : null,
        Supersedes = [.. decision.Supersedes.Where(known.Contains).Distinct(StringComparer.Ordinal)],
    };

    private static bool HaveSameTags(DraftFact one, DraftFact other) =>
        one.Memory.Unit.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(other.Memory.Unit.Tags);
}
