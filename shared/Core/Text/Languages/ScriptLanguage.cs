using System.Text;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Tells a language by its script, where one script stands for one language.</summary>
internal static class ScriptLanguage
{
    public const string Latin = "latin";
    public const string Cyrillic = "cyrillic";

    private const int LettersThatVote = 10_000;

    // What is written in other letters than Latin borrows Latin words, seldom the other way round.
    private const int ForeignWeight = 3;

    private static readonly (int Start, string Code)[] Blocks =
    [
        (0x0370, "el"), (0x0400, Cyrillic), (0x0530, "hy"), (0x0590, "he"), (0x0600, "ar"), (0x0700, "und"), (0x0750, "ar"),
        (0x0780, "und"), (0x08A0, "ar"), (0x0900, "hi"), (0x0980, "bn"), (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"),
        (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"), (0x0E80, "lo"),
        (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x1380, "und"), (0x1780, "km"), (0x1800, "und"),
    ];

    /// <summary>A BCP-47 code, <see cref="Latin"/> or <see cref="Cyrillic"/>, or "und" where there are no letters.</summary>
    public static string Of(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Scripts.Of(rune) is Script.None or Script.Mark or Script.Symbol or Script.Digit)
            {
                continue;
            }

            var code = OfLetter(rune);
            counts[code] = counts.GetValueOrDefault(code) + (string.Equals(code, Latin, StringComparison.Ordinal) ? 1 : ForeignWeight);
            if (++letters == LettersThatVote)
            {
                break;
            }
        }

        if (counts.Count == 0)
        {
            return "und";
        }

        var best = counts.MaxBy(pair => (pair.Value, pair.Key)).Key;
        return best switch
        {
            "zh" when counts.GetValueOrDefault("ja") * 10 >= counts["zh"] => "ja",
            "ar" => OfArabic(text),
            _ => best,
        };
    }

    private static string OfLetter(Rune rune)
    {
        var script = Scripts.Of(rune);
        switch (script)
        {
            case Script.Latin:
                return Latin;
            case Script.Cyrillic:
                return Cyrillic;
            case Script.Han:
                return "zh";
            case Script.Kana:
                return "ja";
            case Script.Hangul:
                return "ko";
        }

        var found = "und";
        foreach (var (start, code) in Blocks)
        {
            if (rune.Value < start)
            {
                break;
            }

            found = code;
        }

        return rune.Value >= 0x1F00 && script == Script.Greek ? "el" : found;
    }

    private static string OfArabic(string text)
    {
        var span = text.AsSpan();
        return span.ContainsAny("ٹڈڑےںہ") ? "ur" : span.ContainsAny("پچژگی") ? "fa" : "ar";
    }
}
