using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Finds the facts of a batch that there is anything to decide about.</summary>
internal static class BatchPartners
{
    /// <summary>
    /// The places of the facts that have neighbours, or that share a word, an entity or the subject of a relation with another
    /// fact of the batch. The rest cannot be anybody's double or successor and need not be asked about.
    /// </summary>
    public static IReadOnlyList<int> Undecided(IReadOnlyList<NewFact> facts)
    {
        var marks = facts.Select(fact => Marks(fact.Unit)).ToList();
        var shared = marks
            .SelectMany(mark => mark)
            .CountBy(mark => mark, StringComparer.Ordinal)
            .Where(count => count.Value > 1)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, facts.Count).Where(at => facts[at].Neighbours.Count > 0 || marks[at].Overlaps(shared))];
    }

    private static HashSet<string> Marks(MemoryUnit unit)
    {
        var scope = Scope.Of(unit);
        return unit.Entities
            .Concat(unit.Relations.Select(relation => relation.Subject))
            .Append(unit.Text)
            .SelectMany(TextAnalyzer.Analyze)
            .Select(term => $"{term}\0{scope}")
            .ToHashSet(StringComparer.Ordinal);
    }
}
