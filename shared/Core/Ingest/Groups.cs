using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Which facts are shown, given all facts of some groups and all that supersede one of them.</summary>
internal static class Groups
{
    /// <summary>By fact id, for the facts of the given groups.</summary>
    public static IReadOnlyDictionary<string, Standing> Standing(IReadOnlySet<string> groups, IReadOnlyDictionary<string, DocumentMemory> facts)
    {
        var superseded = facts.Values
            .SelectMany(fact => fact.Supersedes.Where(group => !string.Equals(group, fact.Group, StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var standing = new Dictionary<string, Standing>(StringComparer.Ordinal);
        foreach (var group in facts.Values.Where(fact => groups.Contains(fact.Group)).GroupBy(fact => fact.Group, StringComparer.Ordinal))
        {
            var members = group.ToList();
            if (members[0].IsTurn)
            {
                StandAsTurns(members, standing);
            }
            else
            {
                StandAsOne(members, superseded.Contains(group.Key), standing);
            }
        }

        return standing;
    }

    /// <summary>
    /// The same turn in several documents is shown as often as in the one that has it most often: the first document shows
    /// all of its own, a later one only what it has more.
    /// </summary>
    private static void StandAsTurns(List<DocumentMemory> members, Dictionary<string, Standing> standing)
    {
        var documents = members.GroupBy(fact => fact.DocumentLife, StringComparer.Ordinal).ToList();
        var shown = 0;
        foreach (var document in documents.OrderBy(document => document.Min(fact => fact.CreatedAt)).ThenBy(document => document.Key, StringComparer.Ordinal))
        {
            var place = 0;
            foreach (var fact in document.OrderBy(fact => fact.Line).ThenBy(fact => fact.Id, StringComparer.Ordinal))
            {
                standing[fact.Id] = new Standing(place++ >= shown && !fact.IsWithheld, documents.Count);
            }

            shown = Math.Max(shown, place);
        }
    }

    /// <summary>The first that was stated stands for all, unless all of them are outdated.</summary>
    private static void StandAsOne(List<DocumentMemory> members, bool isSuperseded, Dictionary<string, Standing> standing)
    {
        var first = members.MinBy(fact => (fact.CreatedAt, fact.Id), Comparer<(DateTimeOffset At, string Id)>.Create(
            static (left, right) => left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Id, right.Id)))!;
        foreach (var fact in members)
        {
            standing[fact.Id] = new Standing(!isSuperseded && !fact.IsWithheld && ReferenceEquals(fact, first), fact.IsObservation ? fact.Cites.Count : members.Count);
        }
    }
}
