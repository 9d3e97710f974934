namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>The scripts that analysis treats differently.</summary>
internal enum Script : byte
{
    /// <summary>Not part of a word.</summary>
    None,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,

    /// <summary>Any other script that separates its words.</summary>
    Spaced,
    Digit,

    /// <summary>A combining mark, or a character that is not seen: belongs to what precedes it.</summary>
    Mark,
    Han,
    Kana,
    Hangul,

    /// <summary>Thai, Lao, Khmer and Burmese.</summary>
    SoutheastAsian,
    Symbol,
}
