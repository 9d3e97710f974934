using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Observe;

namespace MemoryFunctions.Core.Curate;

/// <summary>
/// Works out what people's changes mean for what readers see. A curated fact keeps its place in its group, so that what says the
/// same elsewhere does not come into its place; what said the same already and stood behind it follows it.
/// </summary>
internal sealed class CurationPlanner(IMemoryStore memories, BankId bank, BankView view, string token, DateTimeOffset now)
{
    private readonly Dictionary<string, (IndexedMemory Before, IndexedMemory After)> changed = new(StringComparer.Ordinal);

    /// <param name="steps">What is to become of which memory.</param>
    /// <param name="facts">The facts of the steps, as far as they are there.</param>
    /// <param name="vectors">Those of the new words.</param>
    /// <param name="statistics">The bank's.</param>
    /// <param name="maxOthers">How many facts that stand behind one are looked after.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CurationPlan> PlanAsync(
        IReadOnlyList<CurationStep> steps,
        IReadOnlyDictionary<string, IndexedMemory> facts,
        IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors,
        BankStatistics statistics,
        int maxOthers,
        CancellationToken cancellationToken)
    {
        var there = steps.Where(step => facts.ContainsKey(step.MemoryId)).ToList();
        if (there.Exists(step => facts[step.MemoryId].Curation?.Has(token) == true))
        {
            return new CurationPlan { IsDone = true };
        }

        var edited = new List<IndexedMemory>();
        foreach (var step in there.Where(step => IsReachable(facts[step.MemoryId])))
        {
            var fact = facts[step.MemoryId];
            if (step.Edit is { } edit)
            {
                var vector = edit.Text is { } text ? vectors.GetValueOrDefault(text) : default;
                edited.Add(Change(fact, EditedFact.Edit(fact, edit, vector, token, now)));
            }
            else
            {
                Change(fact, EditedFact.Delete(fact, token, now));
                await DeleteLinkedAsync(step, fact, cancellationToken).ConfigureAwait(false);
            }
        }

        var deleted = changed.Values.Where(pair => pair.After.Curation!.IsDeleted).Select(pair => pair.Before.Unit.Id).ToList();
        await FollowGroupsAsync(maxOthers, cancellationToken).ConfigureAwait(false);
        await FollowTurnsAsync(cancellationToken).ConfigureAwait(false);
        var changes = await CompleteAsync(statistics, cancellationToken).ConfigureAwait(false);
        var written = changes.Added.ToDictionary(fact => fact.Unit.Id, StringComparer.Ordinal);
        return new CurationPlan
        {
            Changes = changes,
            Edited = [.. edited.Select(fact => written.GetValueOrDefault(fact.Unit.Id, fact))],
            Deleted = deleted,
        };
    }

    /// <summary>Whether it has an id that anybody may know: it is shown, or was taken out of sight by a person.</summary>
    public static bool IsReachable(IndexedMemory fact) => fact.Shown || fact.Curation is { State: MemoryState.Invalidated, Follows: null };

    private IndexedMemory Change(IndexedMemory before, IndexedMemory after)
    {
        if (!ReferenceEquals(before, after))
        {
            changed[before.Unit.Id] = (before, after);
        }

        return after;
    }

    private async Task DeleteLinkedAsync(CurationStep step, IndexedMemory fact, CancellationToken cancellationToken)
    {
        if (!step.Linked || Observation.IsOne(fact.Unit))
        {
            return;
        }

        var from = fact.Unit.Cites.Count == 0 ? [] : await memories.ReadFactsAsync(bank, view, fact.Unit.Cites, cancellationToken).ConfigureAwait(false);
        var stated = await memories.ReadCitingAsync(bank, view, [fact.Unit.Id], cancellationToken).ConfigureAwait(false);
        foreach (var linked in from.Concat(stated).Where(linked => IsReachable(linked) && !Observation.IsOne(linked.Unit)))
        {
            Change(linked, EditedFact.Delete(linked, token, now));
        }
    }

    /// <summary>What says the same and stands behind a curated fact would come into sight in its old words when that fact's document goes.</summary>
    private async Task FollowGroupsAsync(int maxOthers, CancellationToken cancellationToken)
    {
        var leads = changed.Values.Where(pair => IsDeparture(pair.Before, pair.After)).ToLookup(pair => pair.After.Group, StringComparer.Ordinal);
        if (leads.Count == 0 || maxOthers == 0)
        {
            return;
        }

        var members = await memories.ReadGroupsAsync(bank, view, [.. leads.Select(group => group.Key)], cancellationToken).ConfigureAwait(false);
        var others = members.GroupBy(fact => fact.Group, StringComparer.Ordinal).SelectMany(group => Others([.. group], maxOthers)).ToList();
        foreach (var fact in others.Count == 0 ? [] : await memories.ReadFactsAsync(bank, view, others, cancellationToken).ConfigureAwait(false))
        {
            var first = leads[fact.Group].First().After;
            var lead = first.Curation!;
            Change(fact, lead.State switch
            {
                MemoryState.Invalidated when !lead.Parts.HasFlag(EditedParts.Text) =>
                    Behind(EditedFact.Edit(fact, new MemoryEdit { State = MemoryState.Invalidated, Reason = lead.Reason }, default, token, now), first),
                MemoryState.Valid when fact.Curation is { State: MemoryState.Invalidated } => EditedFact.Edit(fact, new MemoryEdit { State = MemoryState.Valid }, default, token, now),
                MemoryState.Valid when !lead.Parts.HasFlag(EditedParts.Text) => fact,
                _ => EditedFact.Delete(fact, token, now),
            });
        }
    }

    private static IndexedMemory Behind(IndexedMemory fact, IndexedMemory lead) => fact with { Curation = fact.Curation! with { Follows = lead.Unit.Id } };

    /// <summary>Of a turn that a document has several times each is a memory: the others' copies stay.</summary>
    private IEnumerable<string> Others(IReadOnlyList<DocumentMemory> members, int maxOthers)
    {
        var behind = members.Where(fact => !fact.Shown && fact.Curation is not { IsDeleted: true } && !changed.ContainsKey(fact.Id)).ToList();
        var stays = members.Any(fact => fact.Shown && !changed.ContainsKey(fact.Id));
        return (stays ? behind.DistinctBy(fact => fact.DocumentLife, StringComparer.Ordinal) : behind).Take(maxOthers).Select(fact => fact.Id);
    }

    /// <summary>What was stated from a turn's words does not outlast them; what a person has had a say in does.</summary>
    private async Task FollowTurnsAsync(CancellationToken cancellationToken)
    {
        var reworded = changed.Values.Where(pair => pair.Before.Unit.Cites.Count == 0 && IsReworded(pair.Before, pair.After)).Select(pair => pair.After.Group).ToHashSet(StringComparer.Ordinal);
        var turns = changed.Values.Where(pair => reworded.Contains(pair.After.Group)).Select(pair => pair.Before.Unit.Id).ToList();
        foreach (var fact in turns.Count == 0 ? [] : await memories.ReadCitingAsync(bank, view, turns, cancellationToken).ConfigureAwait(false))
        {
            if (fact.Curation is not { IsChange: true } && !changed.ContainsKey(fact.Unit.Id))
            {
                Change(fact, EditedFact.Delete(fact, token, now));
            }
        }
    }

    private async Task<FactChanges> CompleteAsync(BankStatistics statistics, CancellationToken cancellationToken)
    {
        var change = new FactChanges
        {
            Added = [.. changed.Values.Select(pair => pair.After)],
            Retired = [.. changed.Values.Select(pair => DocumentMemory.Of(pair.Before))],
            Rescoped = [.. changed.Values.Where(pair => IsOtherEvidence(pair.Before, pair.After)).Select(pair => pair.Before.Unit.Id)],
        };
        if (change.IsEmpty)
        {
            return change;
        }

        change = await new GroupPlanner(memories).CompleteAsync(bank, view, change, CurationService.After(statistics, change), inPlace: true, cancellationToken).ConfigureAwait(false);
        var before = change.Retired.Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);
        change = await new ObservationKeeper(memories).FollowAsync(bank, view, change, cancellationToken).ConfigureAwait(false);

        // An observation that was changed together with what bears it out goes with that.
        var gone = change.Retired.Skip(before.Count).Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);
        return change with
        {
            Added = [.. change.Added.Where(fact => !gone.Contains(fact.Unit.Id))],
            Retired = [.. change.Retired.DistinctBy(fact => fact.Key)],
        };
    }

    private static bool IsReworded(IndexedMemory before, IndexedMemory after) =>
        !after.Curation!.IsDeleted && !string.Equals(before.Unit.Text, after.Unit.Text, StringComparison.Ordinal);

    private static bool IsDeparture(IndexedMemory before, IndexedMemory after) =>
        after.Curation!.State != (before.Curation?.State ?? MemoryState.Valid) || IsReworded(before, after);

    /// <summary>Whether an observation that a stated fact bore out has to be made anew.</summary>
    private static bool IsOtherEvidence(IndexedMemory before, IndexedMemory after) =>
        before.Shown && before.Unit.Cites.Count > 0 && !Observation.IsOne(before.Unit) && !after.Curation!.IsWithheld
        && (IsReworded(before, after) || !before.Unit.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(after.Unit.Tags));
}
