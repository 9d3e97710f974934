using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Reflect;

/// <summary>The memories that an answer may go by, best first: those of several searches, none twice, within a number of tokens.</summary>
/// <param name="maxTokens">The tokens that the texts may take together; the very first one always fits.</param>
/// <param name="rounds">How often more may be searched for. What later rounds find has its share of the tokens kept free.</param>
internal sealed class Evidence(int maxTokens, int rounds)
{
    private readonly List<MemoryUnit> memories = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private int spent;
    private int left = rounds;

    public IReadOnlyList<MemoryUnit> Memories => [.. memories];

    /// <summary>Takes the best of each of a round's searches in turn. False where nothing of it is new, or nothing of it fits.</summary>
    public bool Add(IReadOnlyList<IReadOnlyList<MemoryUnit>> found)
    {
        var first = memories.Count == 0;
        var free = maxTokens - spent;
        var limit = spent + (left == 0 ? free : first ? free / 2 : free / left);
        left = Math.Max(0, first ? left : left - 1);
        var count = memories.Count;
        for (var rank = 0; rank < found.Max(list => list.Count); rank++)
        {
            foreach (var list in found)
            {
                if (rank < list.Count)
                {
                    TryAdd(list[rank], limit);
                }
            }
        }

        return memories.Count > count;
    }

    /// <summary>A turn and the fact that was stated from it say the same: only the one that came first is taken.</summary>
    private void TryAdd(MemoryUnit memory, int limit)
    {
        var cost = TokenEstimate.Of(memory.Text);
        var isKnown = taken.Contains(memory.Id) || cited.Contains(memory.Id) || memory.Cites.Any(taken.Contains);
        if (isKnown || (spent + cost > limit && memories.Count > 0))
        {
            return;
        }

        spent += cost;
        taken.Add(memory.Id);
        cited.UnionWith(memory.Cites);
        memories.Add(memory);
    }
}
