using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// The decisions of one batch in their order, and what holds whoever decides: nothing outdates what is newer than itself, and
/// nothing new is hidden behind what has just become outdated.
/// </summary>
internal sealed class BatchLedger
{
    private const string TooOld = "tells of an earlier time than what it would outdate";

    private readonly Dictionary<string, MemoryUnit> units = new(StringComparer.Ordinal);

    /// <summary>The fact that a fact of the batch was merged with, as far down as it goes.</summary>
    private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MemoryUnit> outdatedBy = new(StringComparer.Ordinal);
    private readonly HashSet<string> dropped = new(StringComparer.Ordinal);

    /// <summary>Whether the fact, or one that it was merged with, has become outdated in this batch.</summary>
    public bool IsOutdated(string id) => outdatedBy.ContainsKey(RootOf(id));

    /// <summary>Whether the fact was dropped in this batch.</summary>
    public bool IsDropped(string id) => dropped.Contains(id);

    /// <summary>Decides about the next fact. What the verdict names is one of the fact's neighbours or a fact of before.</summary>
    public ConsolidationDecision Settle(NewFact fact, Verdict verdict)
    {
        foreach (var unit in fact.Neighbours.Append(fact.Unit))
        {
            units.TryAdd(unit.Id, unit);
        }

        return verdict.Action switch
        {
            VerdictAction.Drop => Drop(fact.Unit, verdict.Reason),
            VerdictAction.Merge => Merge(fact.Unit, verdict.Targets[0], verdict.Reason),
            VerdictAction.Supersede => Supersede(fact.Unit, verdict.Targets, verdict.Reason),
            _ => new ConsolidationDecision { Reason = verdict.Reason },
        };
    }

    private ConsolidationDecision Drop(MemoryUnit unit, string? reason)
    {
        dropped.Add(unit.Id);
        return ConsolidationDecision.Drop with { Reason = reason };
    }

    private ConsolidationDecision Merge(MemoryUnit unit, string target, string? reason)
    {
        if (dropped.Contains(target))
        {
            return Drop(unit, reason);
        }

        // Paris, then Berlin, then Paris again: one more source of the first Paris would stay hidden behind Berlin.
        if (Successor(target) is { } newer && FactTime.IsEarlier(newer, unit))
        {
            return Supersede(unit, [newer.Id], reason);
        }

        roots[unit.Id] = RootOf(target);
        return new ConsolidationDecision { MergesWith = target, Reason = reason };
    }

    private ConsolidationDecision Supersede(MemoryUnit unit, IReadOnlyList<string> targets, string? reason)
    {
        IReadOnlyList<string> outdated = [.. targets.Where(target => !dropped.Contains(target) && MayOutdate(unit, target))];
        if (outdated.Count == 0)
        {
            return new ConsolidationDecision { Reason = TooOld };
        }

        foreach (var target in outdated)
        {
            outdatedBy[RootOf(target)] = unit;
        }

        return new ConsolidationDecision { Supersedes = outdated, Reason = reason };
    }

    /// <summary>A fact goes with all that was merged with it, so it must be newer than each of them.</summary>
    private bool MayOutdate(MemoryUnit unit, string target)
    {
        var root = RootOf(target);
        return roots
            .Where(merged => string.Equals(merged.Value, root, StringComparison.Ordinal))
            .Select(merged => merged.Key)
            .Append(root)
            .All(member => !FactTime.IsEarlier(unit, units[member]));
    }

    /// <summary>What stands in the place of an outdated fact now; null where it is not outdated.</summary>
    private MemoryUnit? Successor(string id)
    {
        MemoryUnit? successor = null;
        while (outdatedBy.TryGetValue(RootOf(id), out var newer))
        {
            (successor, id) = (newer, newer.Id);
        }

        return successor;
    }

    private string RootOf(string id) => roots.GetValueOrDefault(id, id);
}
