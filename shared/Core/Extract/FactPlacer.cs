using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Finds out how new facts stand to what is remembered: one embedding call and one decision for all of them.</summary>
internal sealed class FactPlacer(IMemoryStore memories, IEmbedder embedder, IConsolidator consolidator, ExtractOptions options, TimeProvider time)
{
    private const int ParallelSearches = 4;
    private const int MostInSlots = 500;

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
        var bySlot = await ReadSlotsAsync(bank, view, drafts, leaving, cancellationToken).ConfigureAwait(false);
        var near = new IReadOnlyList<StatedFact>[drafts.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, drafts.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelSearches, CancellationToken = cancellationToken },
            async (at, token) => near[at] = await NearestAsync(bank, view, drafts[at], vectors[at], leaving, bySlot, token).ConfigureAwait(false)).ConfigureAwait(false);
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
            var known = near[at].Select(fact => fact.Unit).Concat(drafts.Take(at).Where(earlier => earlier.Memory.Unit.IsScopedAs(draft.Memory.Unit)).Select(earlier => earlier.Memory.Unit));
            byKey[draft.Key] = new Placement(draft.Memory.Unit.Id, vectors[at], Within(answer.Decisions[at], draft.Memory.Unit, known.ToDictionary(unit => unit.Id, StringComparer.Ordinal)));
        }

        var groups = near.SelectMany(facts => facts).DistinctBy(fact => fact.Unit.Id, StringComparer.Ordinal).ToDictionary(fact => fact.Unit.Id, fact => fact.Group, StringComparer.Ordinal);
        return new Placements(memories, byKey, groups) { Usage = answer.Usage };
    }

    /// <summary>Facts about the same attributes, however they are worded.</summary>
    private async Task<ILookup<string, StatedFact>> ReadSlotsAsync(
        BankId bank, BankView view, IReadOnlyList<DraftFact> drafts, IReadOnlySet<string> leaving, CancellationToken cancellationToken)
    {
        var slots = options.Neighbours == 0 ? [] : drafts.SelectMany(draft => draft.Memory.Slots).ToHashSet(StringComparer.Ordinal);
        var facts = slots.Count == 0 ? []
            : await memories.ReadSlotsAsync(bank, view, slots, time.GetUtcNow(), Math.Min(MostInSlots, slots.Count * (options.Neighbours + Math.Min(leaving.Count, 100))), cancellationToken).ConfigureAwait(false);
        return facts
            .Where(fact => !leaving.Contains(fact.Unit.Id))
            .SelectMany(fact => fact.Slots.Where(slots.Contains).Select(slot => (Slot: slot, Fact: fact)))
            .ToLookup(pair => pair.Slot, pair => pair.Fact, StringComparer.Ordinal);
    }

    /// <summary>The nearest by meaning, and besides as many about the same attributes.</summary>
    private async Task<IReadOnlyList<StatedFact>> NearestAsync(
        BankId bank,
        BankView view,
        DraftFact draft,
        ReadOnlyMemory<float> vector,
        IReadOnlySet<string> leaving,
        ILookup<string, StatedFact> bySlot,
        CancellationToken cancellationToken)
    {
        if (options.Neighbours == 0)
        {
            return [];
        }

        var found = await memories.SearchFactsAsync(
            bank, view, vector, draft.Memory.Unit.Tags, time.GetUtcNow(), options.Neighbours + Math.Min(leaving.Count, 100), cancellationToken).ConfigureAwait(false);
        var nearest = found.Where(fact => !leaving.Contains(fact.Unit.Id) && fact.Unit.Scope.Meets(draft.Memory.Unit.Scope)).Take(options.Neighbours).ToList();
        var others = draft.Memory.Slots.SelectMany(slot => bySlot[slot]).Where(fact => fact.Unit.IsScopedAs(draft.Memory.Unit)).Take(options.Neighbours);
        return [.. nearest.Concat(others).DistinctBy(fact => fact.Unit.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// What a decision may name: a fact that is scoped otherwise is none of its business. What passes stands only for what passes
    /// with it, and outdates only what passes too: when it is gone nothing may be missing. What was said in another session stays apart,
    /// so that each of them can be asked for; it may be outdated all the same.
    /// </summary>
    private static ConsolidationDecision Within(ConsolidationDecision decision, MemoryUnit fact, Dictionary<string, MemoryUnit> known) => decision with
    {
        MergesWith = decision.MergesWith is { } same && known.TryGetValue(same, out var target) && target.ExpiresAt == fact.ExpiresAt && target.Scope == fact.Scope ? same : null,
        Supersedes =
        [
            .. decision.Supersedes
                .Where(id => known.TryGetValue(id, out var older) && (fact.ExpiresAt is null || older.ExpiresAt <= fact.ExpiresAt))
                .Distinct(StringComparer.Ordinal),
        ],
    };
}
