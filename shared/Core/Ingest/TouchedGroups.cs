using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Groups whose facts change, or that a fact supersedes which comes or goes.</summary>
internal sealed class TouchedGroups
{
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly HashSet<string> stated = new(StringComparer.Ordinal);
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexedMemory> turns = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    public TouchedGroups(params IReadOnlyList<FactChanges> changes)
    {
        foreach (var change in changes)
        {
            Add(change);
        }
    }

    public IReadOnlySet<string> All => all;

    /// <summary>Those of them that are not of turns: only these can be superseded.</summary>
    public IReadOnlySet<string> Stated => stated;

    public bool IsEmpty => all.Count == 0;

    /// <summary>The groups of which there may be facts: all but those of turns that the bank has never met.</summary>
    public IEnumerable<string> Met(BankStatistics statistics) =>
        all.Where(group => met.Contains(group) || !turns.TryGetValue(group, out var turn) || !RawMemory.IsSurelyNew(turn, statistics));

    /// <summary>Whether all that happens to the group is that one turn joins it.</summary>
    public bool IsJoinedByOne(string group) => turns.ContainsKey(group) && !met.Contains(group) && !repeated.Contains(group);

    /// <summary>The document of the turn that joins the group.</summary>
    public string JoinerOf(string group) => turns[group].DocumentLife;

    private void Add(FactChanges change)
    {
        foreach (var fact in change.Added)
        {
            Add(fact.Group, fact.Unit.Cites.Count > 0, fact.Supersedes);
            if (fact.Unit.Cites.Count == 0 && fact.Revision == 0)
            {
                if (!turns.TryAdd(fact.Group, fact))
                {
                    repeated.Add(fact.Group);
                }
            }
        }

        foreach (var fact in change.Retired)
        {
            met.Add(fact.Group);
            Add(fact.Group, !fact.IsTurn, fact.Supersedes);
        }

        foreach (var patch in change.Patched.Where(patch => !string.Equals(patch.Group, patch.Before.Group, StringComparison.Ordinal)))
        {
            all.Add(patch.Group);
            all.Add(patch.Before.Group);
            met.Add(patch.Group);
            met.Add(patch.Before.Group);
        }
    }

    private void Add(string group, bool isStated, IReadOnlyList<string> supersedes)
    {
        all.Add(group);
        all.UnionWith(supersedes);
        stated.UnionWith(supersedes);
        met.UnionWith(supersedes);
        if (isStated)
        {
            met.Add(group);
            stated.Add(group);
        }
    }
}
