using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Embedded.Models;

/// <summary>
/// Signed feature hashing (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009) of the terms of a text and,
/// at a low weight, of the parts of each term. Texts are near each other where they share words or parts of words, so that a
/// misspelling or a compound still meets; synonyms are not known to it.
/// </summary>
/// <remarks>Plain arithmetic in a fixed order: the same text gives the same bits in every process.</remarks>
internal static class HashedTerms
{
    private const float PartWeight = 0.7f;
    private const int ShortestPart = 3;
    private const int LongestPart = 5;

    // Taken by no term, so that a text without terms is like no other text.
    private const int EmptyDimension = 0;

    /// <summary>Writes a vector of unit length over all of the destination, which is all zeros.</summary>
    public static void Write(string text, Span<float> vector)
    {
        foreach (var (term, count) in Count(text))
        {
            AddTerm(vector, term, count);
        }

        if (!UnitLength.TryScale(vector, 1))
        {
            vector.Clear();
            vector[EmptyDimension] = 1;
        }
    }

    // In the order in which terms first come, for sums of floats depend on it.
    private static IEnumerable<(string Term, int Count)> Count(string text) =>
        TextAnalyzer.Analyze(text).GroupBy(term => term, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    private static void AddTerm(Span<float> vector, string term, int count)
    {
        // Long words are rarer than short ones (Zipf's law of abbreviation), and no text knows how rare its words are elsewhere.
        var weight = MathF.Sqrt(count) * (0.6f + (0.1f * Math.Min(term.Length, 8)));
        Add(vector, StableHash.Of(term), weight);
        if (term.Length < ShortestPart + 1)
        {
            return;
        }

        var marked = $"^{term}$";
        var parts = 0;
        for (var length = ShortestPart; length <= LongestPart; length++)
        {
            parts += Math.Max(0, marked.Length - length + 1);
        }

        var partWeight = weight * PartWeight / MathF.Sqrt(parts);
        for (var length = ShortestPart; length <= LongestPart; length++)
        {
            for (var start = 0; start + length <= marked.Length; start++)
            {
                Add(vector, ~StableHash.Of(marked.AsSpan(start, length)), partWeight);
            }
        }
    }

    private static void Add(Span<float> vector, ulong hash, float weight)
    {
        var dimension = 1 + (int)(hash % (uint)(vector.Length - 1));
        vector[dimension] += (hash >> 63) == 0 ? weight : -weight;
    }
}
