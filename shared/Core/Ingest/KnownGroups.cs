using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// The facts of groups, and those that supersede them, as they are now: read once for all documents that are committed one
/// after the other, and kept up with those commits.
/// </summary>
internal sealed class KnownGroups(IMemoryStore memories)
{
    private readonly Dictionary<string, Dictionary<string, DocumentMemory>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DocumentMemory>> superseders = new(StringComparer.Ordinal);

    /// <summary>
    /// The one fact that readers see, of groups of which no more needs to be known. What every conversation begins with is said in
    /// as many documents as there are conversations.
    /// </summary>
    private readonly Dictionary<string, DocumentMemory> heads = new(StringComparer.Ordinal);

    /// <summary>Sees to it that the groups are known.</summary>
    public async Task LearnAsync(BankId bank, BankView view, TouchedGroups touched, BankStatistics statistics, CancellationToken cancellationToken)
    {
        var groups = await LearnHeadsAsync(
            bank, view, touched, [.. touched.Met(statistics).Where(group => !members.ContainsKey(group))], cancellationToken).ConfigureAwait(false);
        var stated = touched.Stated.Where(group => !superseders.ContainsKey(group)).ToList();
        var reading = groups.Count == 0 ? null : memories.ReadGroupsAsync(bank, view, groups, cancellationToken);
        var above = stated.Count == 0 ? [] : await memories.ReadSupersedersAsync(bank, view, stated, cancellationToken).ConfigureAwait(false);
        var found = reading is null ? [] : await reading.ConfigureAwait(false);
        foreach (var group in touched.All.Where(group => !heads.ContainsKey(group)))
        {
            members.TryAdd(group, new Dictionary<string, DocumentMemory>(StringComparer.Ordinal));
        }

        stated.ForEach(group => superseders.Add(group, new Dictionary<string, DocumentMemory>(StringComparer.Ordinal)));
        foreach (var fact in found.Concat(above))
        {
            Put(fact);
        }
    }

    /// <summary>The facts of the groups and those that supersede one of them, by id.</summary>
    public Dictionary<string, DocumentMemory> Take(TouchedGroups touched)
    {
        var facts = new Dictionary<string, DocumentMemory>(StringComparer.Ordinal);
        foreach (var fact in touched.All.SelectMany(MembersOf).Concat(touched.Stated.SelectMany(group => superseders[group].Values)))
        {
            facts[fact.Id] = fact;
        }

        return facts;
    }

    /// <summary>How many sources a group has, where only its head is known; null where all of it is.</summary>
    public int? ProofsOf(string group) => heads.TryGetValue(group, out var head) ? head.ProofCount : null;

    /// <summary>Takes up what was committed.</summary>
    public void Note(FactChanges change)
    {
        NoteHeads(change);
        foreach (var fact in change.Retired)
        {
            Remove(fact);
        }

        foreach (var patch in change.Patched)
        {
            Remove(patch.Before);
            Put(patch.Before with
            {
                Group = patch.Group,
                Line = patch.Unit.SourceTurns[0],
                ChunkId = patch.Unit.ChunkId,
                Stamp = patch.Stamp,
                Index = patch.Index,
            });
        }

        foreach (var fact in change.Added)
        {
            Put(DocumentMemory.Of(fact));
        }

        foreach (var proof in change.Proven)
        {
            foreach (var fact in members.Values.Select(group => group.GetValueOrDefault(proof.Key.Id)).OfType<DocumentMemory>().ToList())
            {
                Put(fact with { ProofCount = proof.Count });
            }
        }
    }

    /// <summary>Of groups that one turn joins, the head; the others are to be read whole.</summary>
    private async Task<List<string>> LearnHeadsAsync(
        BankId bank, BankView view, TouchedGroups touched, List<string> groups, CancellationToken cancellationToken)
    {
        foreach (var group in groups.Where(group =>
            !touched.IsJoinedByOne(group)
            || (heads.TryGetValue(group, out var known) && view.Hidden.Contains(known.DocumentLife, StringComparer.Ordinal))))
        {
            heads.Remove(group);
        }

        var joined = groups.Where(group => touched.IsJoinedByOne(group) && !heads.ContainsKey(group)).ToList();
        if (joined.Count > 0)
        {
            var documents = joined.Select(touched.JoinerOf).ToHashSet(StringComparer.Ordinal);
            var found = await memories.ReadHeadsAsync(bank, view, joined, documents, cancellationToken).ConfigureAwait(false);
            foreach (var group in found.GroupBy(fact => fact.Group, StringComparer.Ordinal))
            {
                if (group.Count() == 1 && group.Single() is { Shown: true } head && !string.Equals(head.DocumentLife, touched.JoinerOf(group.Key), StringComparison.Ordinal))
                {
                    heads.Add(group.Key, head);
                }
            }
        }

        return groups.FindAll(group => !heads.ContainsKey(group));
    }

    private IEnumerable<DocumentMemory> MembersOf(string group) => heads.TryGetValue(group, out var head) ? [head] : members[group].Values;

    private void NoteHeads(FactChanges change)
    {
        var gone = change.Retired.Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);
        var proven = change.Proven.ToDictionary(proof => proof.Key.Id, proof => proof.Count, StringComparer.Ordinal);
        foreach (var (group, head) in heads.ToList())
        {
            if (gone.Contains(head.Id))
            {
                heads.Remove(group);
            }
            else if (proven.TryGetValue(head.Id, out var count))
            {
                heads[group] = head with { ProofCount = count };
            }
        }
    }

    private void Put(DocumentMemory fact)
    {
        if (members.TryGetValue(fact.Group, out var group))
        {
            group[fact.Id] = fact;
        }

        foreach (var below in fact.Supersedes)
        {
            if (superseders.TryGetValue(below, out var above))
            {
                above[fact.Id] = fact;
            }
        }
    }

    private void Remove(DocumentMemory fact)
    {
        if (members.TryGetValue(fact.Group, out var group))
        {
            group.Remove(fact.Id);
        }

        foreach (var below in fact.Supersedes)
        {
            if (superseders.TryGetValue(below, out var above))
            {
                above.Remove(fact.Id);
            }
        }
    }
}
