using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Dates;

internal enum TimeTokenKind
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, a number or a mark of a text in which times are looked for.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Start">Its place in the text.</param>
/// <param name="End">The place after it.</param>
/// <param name="Text">Folded.</param>
/// <param name="Value">A number's value.</param>
/// <param name="IsCapital">Whether a word starts with a capital.</param>
/// <param name="IsOrdinal">Whether a number is written as one (7th).</param>
internal readonly record struct TimeToken(TimeTokenKind Kind, int Start, int End, string Text, int Value, bool IsCapital, bool IsOrdinal)
{
    private const int LongestWord = 32;

    /// <summary>The most UTF-16 units that a folded word takes; a single letter may fold to several.</summary>
    public const int FoldedLength = LongestWord + 4;

    public int Digits => Kind == TimeTokenKind.Number && !IsOrdinal ? End - Start : 0;

    public bool IsMark(char mark) => Kind == TimeTokenKind.Mark && Text[0] == mark;

    public static List<TimeToken> Read(string text)
    {
        var tokens = new List<TimeToken>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i = ReadNumber(text, i, tokens);
            }
            else if (char.IsLetter(c))
            {
                i = ReadWord(text, i, tokens);
            }
            else
            {
                // Hyphens and apostrophes only part words, unless they stand between figures.
                if (c is '.' or ',' or ';' or ':' or '!' or '?' or '/' or '(' or ')' or '\n' || (c == '-' && IsBetweenDigits(text, i)))
                {
                    tokens.Add(new TimeToken(TimeTokenKind.Mark, i, i + 1, c.ToString(), 0, false, false));
                }

                i++;
            }
        }

        return tokens;
    }

    private static bool IsBetweenDigits(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiDigit(text[index - 1]) && char.IsAsciiDigit(text[index + 1]);

    private static int ReadNumber(string text, int start, List<TimeToken> tokens)
    {
        var end = start;
        var value = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            value = end - start < 6 ? (value * 10) + (text[end] - '0') : int.MaxValue;
            end++;
        }

        var suffixEnd = end;
        while (suffixEnd < text.Length && char.IsLetter(text[suffixEnd]))
        {
            suffixEnd++;
        }

        var suffix = text.AsSpan(end, suffixEnd - end);
        if (suffix.IsEmpty)
        {
            tokens.Add(new TimeToken(TimeTokenKind.Number, start, end, "", value, false, false));
        }
        else if (suffix is "st" or "nd" or "rd" or "th" or "er" or "e" or "ers")
        {
            tokens.Add(new TimeToken(TimeTokenKind.Number, start, suffixEnd, "", value, false, true));
        }
        else if (suffix is "T" && suffixEnd < text.Length && char.IsAsciiDigit(text[suffixEnd]))
        {
            // The T of 2023-05-07T10:00
            tokens.Add(new TimeToken(TimeTokenKind.Number, start, end, "", value, false, false));
        }
        else
        {
            var word = text[start..Math.Min(suffixEnd, start + LongestWord)];
            tokens.Add(new TimeToken(TimeTokenKind.Word, start, suffixEnd, word, value, false, false));
        }

        return suffixEnd;
    }

    private static int ReadWord(string text, int start, List<TimeToken> tokens)
    {
        Span<char> folded = stackalloc char[FoldedLength];
        var end = FoldWord(text, start, folded, out var length);
        tokens.Add(new TimeToken(TimeTokenKind.Word, start, end, new string(folded[..length]), 0, char.IsUpper(text[start]), false));
        return end;
    }

    /// <summary>Folds the word that starts at a place, cut to <see cref="FoldedLength"/>. Returns the place behind it.</summary>
    public static int FoldWord(string text, int start, Span<char> folded, out int length)
    {
        length = 0;
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
        {
            if (length < LongestWord && char.IsAscii(text[end]))
            {
                folded[length++] = char.ToLowerInvariant(text[end]);
            }
            else if (length < LongestWord && Rune.TryCreate(text[end], out var rune))
            {
                length += Folding.Fold(rune, folded[length..]);
            }

            end++;
        }

        return end;
    }
}
