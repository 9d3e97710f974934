using System.Globalization;
using System.Text;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>Compatibility composition for whole texts; case and accent folding for single characters.</summary>
internal static class Folding
{
    private const int LatinTableEnd = 0x0250;
    private const int AdditionalStart = 0x1E00;
    private const int AdditionalEnd = 0x1F00;

    private static readonly string[] Latin = BuildTable(0x00AA, LatinTableEnd);
    private static readonly string[] LatinAdditional = BuildTable(AdditionalStart, AdditionalEnd);

    /// <summary>NFKC. Lone surrogates, which normalisation refuses, become U+FFFD.</summary>
    public static string Compose(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var sound = Repair(text);
        try
        {
            return sound.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Some platforms also refuse unassigned code points.
            return sound;
        }
    }

    /// <summary>Writes one letter, mark or digit folded. Returns how many UTF-16 units it took: 0 for what folding removes.</summary>
    public static int Fold(Rune rune, Span<char> target)
    {
        var code = rune.Value;
        if (code < 128)
        {
            target[0] = char.ToLowerInvariant((char)code);
            return 1;
        }

        if (code is >= 0x00AA and < LatinTableEnd)
        {
            return Write(Latin[code - 0x00AA], target);
        }

        if (code is >= AdditionalStart and < AdditionalEnd)
        {
            return Write(LatinAdditional[code - AdditionalStart], target);
        }

        if (IsDropped(code))
        {
            return 0;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.DecimalDigitNumber)
        {
            target[0] = (char)('0' + (int)Rune.GetNumericValue(rune));
            return 1;
        }

        var folded = Replace(Rune.ToLowerInvariant(rune).Value);
        return new Rune(folded).EncodeToUtf16(target);
    }

    // Accents, Arabic vowel signs and tatweel, Hebrew points, the Devanagari nukta, joiners: writers leave them out at will.
    private static bool IsDropped(int code) => code is
        (>= 0x0300 and < 0x0370) or (>= 0x0483 and < 0x0488) or 0x02BC or 0x0640 or (>= 0x064B and < 0x0660) or 0x0670
        or (>= 0x0610 and < 0x061B) or (>= 0x06D6 and < 0x06EE) or (>= 0x0591 and < 0x05C8) or 0x05F3 or 0x05F4
        or 0x093C or 0x09BC or 0x0A3C or 0x0ABC or 0x00AD
        || Rune.GetUnicodeCategory(new Rune(code)) is UnicodeCategory.Format or UnicodeCategory.EnclosingMark
        || code is >= 0xFE00 and < 0xFE10;

    private static int Replace(int code) => code switch
    {
        0x0451 => 0x0435, // ё
        0x03C2 => 0x03C3, // final sigma
        >= 0x03AC and <= 0x03CE or >= 0x1F00 and < 0x2000 or 0x0390 => FirstOfDecomposition(code),
        0x0622 or 0x0623 or 0x0625 or 0x0671 => 0x0627, // alef forms
        0x0629 => 0x0647, // teh marbuta
        0x0649 or 0x06CC or 0x0626 => 0x064A, // yeh forms
        0x06A9 => 0x0643, // Persian keheh
        0x0624 => 0x0648, // waw with hamza
        0x0901 => 0x0902, // chandrabindu
        _ => code,
    };

    private static int FirstOfDecomposition(int code)
    {
        var decomposed = new Rune(code).ToString().Normalize(NormalizationForm.FormD);
        return decomposed[0] == 0x03C2 ? 0x03C3 : decomposed[0];
    }

    private static int Write(string folded, Span<char> target)
    {
        folded.CopyTo(target);
        return folded.Length;
    }

    private static string[] BuildTable(int start, int end)
    {
        var table = new string[end - start];
        for (var code = start; code < end; code++)
        {
            table[code - start] = FoldLatin((char)code);
        }

        return table;
    }

    private static string FoldLatin(char letter)
    {
        var special = char.ToLowerInvariant(letter) switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ł' => "l",
            'þ' => "th",
            'ħ' => "h",
            'ı' or 'İ' => "i",
            'ŋ' => "n",
            'ŧ' => "t",
            'ĸ' => "k",
            _ => null,
        };
        if (special is not null)
        {
            return special;
        }

        var builder = new StringBuilder();
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(part))
            {
                builder.Append(char.ToLowerInvariant(part));
            }
        }

        return builder.ToString();
    }

    private static string Repair(string text)
    {
        if (!HasLoneSurrogate(text))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(rune);
        }

        return builder.ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }
}
