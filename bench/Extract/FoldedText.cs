using System.Globalization;
using System.Text;

namespace MemoryFunctions.Bench.Extract;

/// <summary>
/// A text as it is searched for words: without case, accents, vowel signs, punctuation and differences of width. Models spell a
/// name as they please, and a measure that minds would count spelling.
/// </summary>
internal sealed class FoldedText
{
    private FoldedText(string spaced)
    {
        Spaced = spaced;
        Joined = spaced.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Words with one space between them, and one at both ends.</summary>
    public string Spaced { get; }

    /// <summary>The same without any space, for scripts that have none.</summary>
    public string Joined { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            Append(folded, rune);
        }

        if (folded[^1] != ' ')
        {
            folded.Append(' ');
        }

        return new FoldedText(folded.ToString().Normalize(NormalizationForm.FormC));
    }

    /// <summary>Whether a character is of a script whose words have no ends, or grow letters before and after them.</summary>
    public static bool IsBoundless(char c) => c is (>= '\u0600' and <= '\u06FF') or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1100' and <= '\u11FF')
        or (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    // Half of a character that is beside no other half makes normalisation throw; as runes such halves become U+FFFD.
    private static string Decomposed(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune);
        }

        return sound.ToString().Normalize(NormalizationForm.FormKD);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (IsLeftOut(rune.Value, category))
        {
            return;
        }

        if (category is UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        {
            folded.Append(Letter(Rune.ToLowerInvariant(rune)));
        }
        else if (folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    // The marks that make a kana voiced make it another one.
    private static bool IsLeftOut(int code, UnicodeCategory category) =>
        category is UnicodeCategory.Format || code == 0x0640 || (category is UnicodeCategory.NonSpacingMark && code is not (0x3099 or 0x309A));

    private static string Letter(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        0x0629 => "\u0647", // teh marbuta
        0x0649 => "\u064A", // alef maksura
        _ => rune.ToString(),
    };
}
