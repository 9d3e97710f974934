using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Tells memories that say nearly the same as one before them: nine in ten of all their distinct words, date and speaker among them,
/// are words of both. What has few words is never one: "yes" is said often, and means something else each time.
/// </summary>
internal sealed class NearDuplicates
{
    private const int LeastWords = 6;
    private const double Alike = 0.9;

    private readonly List<IReadOnlyList<uint>> seen = [];

    /// <summary>Whether it is nearly the same as one that was asked about before; remembers it where it is not.</summary>
    public bool IsOne(TermIndex memory)
    {
        var words = memory.Own();
        if (words.Count < LeastWords)
        {
            return false;
        }

        if (seen.Exists(other => Shared(words, other) is var both && both >= Alike * (words.Count + other.Count - both)))
        {
            return true;
        }

        seen.Add(words);
        return false;
    }

    /// <summary>Both ascend.</summary>
    private static int Shared(IReadOnlyList<uint> one, IReadOnlyList<uint> other)
    {
        if (Math.Min(one.Count, other.Count) < Alike * Math.Max(one.Count, other.Count))
        {
            return 0;
        }

        var (at, to, shared) = (0, 0, 0);
        while (at < one.Count && to < other.Count)
        {
            var order = one[at].CompareTo(other[to]);
            shared += order == 0 ? 1 : 0;
            at += order <= 0 ? 1 : 0;
            to += order >= 0 ? 1 : 0;
        }

        return shared;
    }
}
