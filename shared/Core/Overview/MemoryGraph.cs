using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Overview;

/// <summary>How memories hang together: by whom they name, and by what they were stated from.</summary>
public static class MemoryGraph
{
    /// <summary>
    /// The ties among the given memories. Of those that name the same, each is tied to the next one only: all pairs would grow
    /// with the square.
    /// </summary>
    /// <param name="memories">The newest first.</param>
    public static IReadOnlyList<MemoryTie> Ties(IReadOnlyList<MemoryUnit> memories)
    {
        ArgumentNullException.ThrowIfNull(memories);
        var ties = new List<MemoryTie>();
        var shown = memories.Select(memory => memory.Id).ToHashSet(StringComparer.Ordinal);
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var memory in memories)
        {
            ties.AddRange(memory.Cites.Where(shown.Contains).Select(cited => new MemoryTie(memory.Id, cited, null)));
            foreach (var (key, name) in memory.Entities.Select(name => (EntityKeys.Of(name) ?? name, name)).DistinctBy(pair => pair.Item1, StringComparer.Ordinal))
            {
                if (last.TryGetValue(key, out var newer))
                {
                    ties.Add(new MemoryTie(newer, memory.Id, name));
                }

                last[key] = memory.Id;
            }
        }

        return ties;
    }
}
