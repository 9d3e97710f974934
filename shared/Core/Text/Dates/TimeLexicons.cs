using MemoryFunctions.Core.Text.Languages;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Dates;

/// <summary>The languages in whose words times are read.</summary>
internal static class TimeLexicons
{
    public static readonly TimeLexicon[] All =
    [
        EnglishTime.Create(), GermanTime.Create(), FrenchTime.Create(), SpanishTime.Create(), ItalianTime.Create(), PortugueseTime.Create(),
    ];

    private static readonly TimeLexicon[][] Singles = [.. All.Select(lexicon => new[] { lexicon })];

    public static IReadOnlyList<TimeLexicon> Single(int index) => Singles[index];

    /// <summary>The one of the text's language; all of them where the words do not tell.</summary>
    public static IReadOnlyList<TimeLexicon> For(string text)
    {
        var language = LatinLanguage.Of(Tokenizer.Tokenize(text))?.Code;
        var known = Array.FindIndex(All, lexicon => string.Equals(lexicon.Code, language, StringComparison.Ordinal));
        return known < 0 ? All : Singles[known];
    }
}
