using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Memories;

/// <summary>The lemmas of the concept table that stand in an English text; none in a text of another language.</summary>
internal static class ConceptRows
{
    /// <summary>The most rows of one text: longer ones are about too much to be near anything.</summary>
    public const int MaxRows = 64;

    /// <summary>The rows of a text, with repeats.</summary>
    public static ushort[] Of(string text, IConceptTable? table) =>
        table is null ? [] : [.. EnglishUnits.Of(text, table).Where(unit => unit.Row >= 0).Take(MaxRows).Select(unit => (ushort)unit.Row)];

    /// <summary>The lemmas of a question, each once, without the words of names: they say nothing about its subject.</summary>
    public static IReadOnlyList<ConceptUnit> OfQuestion(string question, IConceptTable table, IReadOnlySet<string> names) =>
        [.. EnglishUnits.Of(question, table).Where(unit => unit.Row >= 0 && !names.Contains(unit.Text)).DistinctBy(unit => unit.Row)];
}
