using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Memories;

/// <summary>The rows of the concept table that stand for an English text; none for a text of another language.</summary>
public static class ConceptRows
{
    /// <summary>The most rows of one text: longer ones are about too much to be near anything.</summary>
    public const int MaxRows = 64;

    public static IReadOnlyList<ushort> Of(string text, IConceptTable? table)
    {
        if (table is null || string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var language = TextAnalyzer.DetectLanguage(text);
        if (language is not ("en" or "und"))
        {
            return [];
        }

        // Of a text too short to tell its language, most words must be English ones.
        var units = table.Units(text);
        var known = units.Count(unit => unit.Row >= 0);
        return language == "und" && known * 2 < units.Count
            ? []
            : [.. units.Where(unit => unit.Row >= 0).Take(MaxRows).Select(unit => (ushort)unit.Row)];
    }

    /// <summary>The same of a question, each row once, without the words of names: they say nothing about its subject.</summary>
    public static IReadOnlyList<ushort> OfQuestion(string question, IConceptTable? table, IReadOnlySet<string> names) =>
        table is null ? [] : [.. Of(question, table).Distinct().Where(row => !names.Contains(table.Lemma(row)))];
}
