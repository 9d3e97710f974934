using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Extract;

/// <summary>Names the attributes that a fact tells something about: of whom, and what. Facts of one slot may contradict each other.</summary>
internal static class AttributeSlot
{
    /// <summary>As many as a fact has relations, at most eight.</summary>
    private const int Most = 8;

    public static IReadOnlyList<string> Of(IReadOnlyList<Relation> relations) =>
    [
        .. relations
            .Select(relation => Digest.Of("slot", Fold(relation.Subject), Fold(relation.Predicate)))
            .Distinct(StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>In whatever case and with whatever accents it is written.</summary>
    private static string Fold(string name) => string.Join(' ', TextAnalyzer.Analyze(name.Replace('_', ' ')));
}
