using System.Globalization;
using System.Text;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>Tells scripts apart by code point (Unicode blocks, as far as analysis needs them).</summary>
internal static class Scripts
{
    private static readonly Script[] Ascii = BuildAscii();

    public static Script Of(Rune rune)
    {
        var code = rune.Value;
        if (code < 128)
        {
            return Ascii[code];
        }

        var category = Rune.GetUnicodeCategory(rune);
        return category switch
        {
            UnicodeCategory.DecimalDigitNumber => Script.Digit,
            UnicodeCategory.OtherSymbol => Script.Symbol,

            // The zero-width space separates words where no other space does (Khmer, Burmese); the other format characters are joiners.
            UnicodeCategory.Format => code == 0x200B ? Script.None : Script.Mark,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                IsSoutheastAsian(code) ? Script.SoutheastAsian : Script.Mark,
            _ => IsLetter(category) ? OfLetter(code) : Script.None,
        };
    }

    public static bool IsUnspaced(Script script) => script is Script.Han or Script.Kana or Script.Hangul or Script.SoutheastAsian;

    private static bool IsLetter(UnicodeCategory category) =>
        category <= UnicodeCategory.OtherLetter || category == UnicodeCategory.LetterNumber;

    private static Script OfLetter(int code) => code switch
    {
        < 0x0370 => Script.Latin,
        < 0x0400 => Script.Greek,
        < 0x0530 => Script.Cyrillic,
        >= 0x0590 and < 0x0600 => Script.Hebrew,
        (>= 0x0600 and < 0x0700) or (>= 0x0750 and < 0x0780) or (>= 0x08A0 and < 0x0900) => Script.Arabic,
        >= 0x1100 and < 0x1200 or >= 0x3130 and < 0x3190 or >= 0xAC00 and < 0xD7FC => Script.Hangul,
        >= 0x1C80 and < 0x1C90 or >= 0xA640 and < 0xA6A0 => Script.Cyrillic,
        >= 0x1D00 and < 0x1F00 or >= 0x2C60 and < 0x2C80 or >= 0xA720 and < 0xA800 => Script.Latin,
        >= 0x1F00 and < 0x2000 => Script.Greek,
        >= 0x3041 and < 0x3100 or >= 0x31F0 and < 0x3200 => Script.Kana,
        >= 0x2E80 and < 0x2FE0 or >= 0x3005 and < 0x3030 or >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 => Script.Han,
        >= 0x20000 and < 0x40000 => Script.Han,
        _ => IsSoutheastAsian(code) ? Script.SoutheastAsian : Script.Spaced,
    };

    private static bool IsSoutheastAsian(int code) =>
        code is >= 0x0E00 and < 0x0F00 or >= 0x1000 and < 0x10A0 or >= 0x1780 and < 0x1800 or >= 0xAA60 and < 0xAA80;

    private static Script[] BuildAscii()
    {
        var scripts = new Script[128];
        for (var c = 0; c < scripts.Length; c++)
        {
            scripts[c] = char.IsAsciiLetter((char)c) ? Script.Latin : char.IsAsciiDigit((char)c) ? Script.Digit : Script.None;
        }

        return scripts;
    }
}
