using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Models;

/// <summary>The units of a text, where it is English.</summary>
public static class EnglishUnits
{
    /// <summary>
    /// None where the text is of another language. A text too short to tell its language is taken for English where it is written
    /// in letters of English and at least half of its units are lemmas.
    /// </summary>
    public static IReadOnlyList<ConceptUnit> Of(string text, IConceptTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var language = TextAnalyzer.DetectLanguage(text);
        if (language is not ("en" or "und"))
        {
            return [];
        }

        var units = table.Units(text);
        return language is "en" || (IsAscii(text) && units.Count(unit => unit.Row >= 0) * 2 >= units.Count) ? units : [];
    }

    private static bool IsAscii(string text) => !text.Any(c => char.IsLetter(c) && !char.IsAscii(c));
}
