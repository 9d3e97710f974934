using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// The decisions about a batch of facts. Groups are looked up when they are committed: what a decision names and is gone by then
/// is left out, and a fact that was to stand with it stands for itself.
/// </summary>
internal sealed class Placements(
    IMemoryStore memories, IReadOnlyDictionary<string, Placement> byKey, IReadOnlyDictionary<string, string> groupOf)
{
    /// <summary>The groups of facts of this batch that are committed, and what they supersede.</summary>
    private readonly Dictionary<string, List<IReadOnlyList<string>>> committed = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> committedGroupOf = new(StringComparer.Ordinal);

    /// <summary>What deciding took.</summary>
    public TokenUsage Usage { get; init; }

    public int Count => byKey.Count;

    public bool Contains(string key) => byKey.ContainsKey(key);

    /// <summary>The facts as they are to be remembered; one that was dropped is left out.</summary>
    public async Task<IReadOnlyList<IndexedMemory>> PlaceAsync(
        BankId bank, BankView view, IReadOnlyList<DraftFact> drafts, CancellationToken cancellationToken)
    {
        var edges = await ReadEdgesAsync(bank, view, drafts, cancellationToken).ConfigureAwait(false);
        var placed = new List<IndexedMemory>(drafts.Count);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var (id, embedding, decision) = byKey[draft.Key];
            if (decision.IsDropped)
            {
                continue;
            }

            var group = decision.MergesWith is { } same && Find(same) is { } target ? target : id;
            var supersedes = Closure(decision.Supersedes.Select(Find).OfType<string>());
            supersedes.Remove(group);
            edges[group] = [.. edges.GetValueOrDefault(group) ?? [], [.. supersedes]];
            own[id] = group;
            placed.Add(draft.Memory with
            {
                Unit = draft.Memory.Unit with { Id = id },
                Embedding = embedding,
                Group = group,
                Supersedes = [.. supersedes.Order(StringComparer.Ordinal)],
                Reason = decision.Reason,
            });
        }

        return placed;

        string? Find(string fact) =>
            own.GetValueOrDefault(fact)
            ?? committedGroupOf.GetValueOrDefault(fact)
            ?? (groupOf.GetValueOrDefault(fact) is { } group && edges.ContainsKey(group) ? group : null);

        HashSet<string> Closure(IEnumerable<string> groups)
        {
            var all = new HashSet<string>(StringComparer.Ordinal);
            var next = new Queue<string>(groups);
            while (next.TryDequeue(out var group))
            {
                if (all.Add(group))
                {
                    foreach (var further in edges.GetValueOrDefault(group)?.SelectMany(below => below) ?? [])
                    {
                        next.Enqueue(further);
                    }
                }
            }

            return all;
        }
    }

    /// <summary>Facts are there from now on, and others may be merged with them.</summary>
    public void Committed(IReadOnlyList<IndexedMemory> facts)
    {
        foreach (var fact in facts)
        {
            committedGroupOf[fact.Unit.Id] = fact.Group;
            if (!committed.TryGetValue(fact.Group, out var edges))
            {
                committed.Add(fact.Group, edges = []);
            }

            edges.Add(fact.Supersedes);
        }
    }

    /// <summary>The live facts of every group that is named, and of those that they supersede.</summary>
    private async Task<Dictionary<string, List<IReadOnlyList<string>>>> ReadEdgesAsync(
        BankId bank, BankView view, IReadOnlyList<DraftFact> drafts, CancellationToken cancellationToken)
    {
        var edges = committed.ToDictionary(pair => pair.Key, pair => pair.Value.ToList(), StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var next = drafts
            .Select(draft => byKey[draft.Key].Decision)
            .SelectMany(decision => decision.Supersedes.Append(decision.MergesWith))
            .Select(fact => fact is null ? null : groupOf.GetValueOrDefault(fact))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        while (next.Count > 0)
        {
            asked.UnionWith(next);
            foreach (var fact in await memories.ReadGroupsAsync(bank, view, next, cancellationToken).ConfigureAwait(false))
            {
                if (!edges.TryGetValue(fact.Group, out var group))
                {
                    edges.Add(fact.Group, group = []);
                }

                group.Add(fact.Supersedes);
            }

            next = edges.Values.SelectMany(group => group.SelectMany(below => below)).Where(group => !asked.Contains(group)).ToHashSet(StringComparer.Ordinal);
        }

        return edges;
    }
}
