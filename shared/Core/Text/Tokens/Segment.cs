using System.Buffers;
using System.Text;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>Letters, marks and digits in a row: one word, or one part of a compound.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Folded">Folded and cut to <see cref="Tokenizer.MaxLength"/>; empty if folding leaves nothing.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends in the text, exclusive.</param>
/// <param name="Humps">How often a capital follows a small letter.</param>
internal readonly record struct Segment(TokenKind Kind, string Folded, int Start, int End, int Humps)
{
    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th"];
    private static readonly string[] ArabicArticles = ["وال", "بال", "كال", "فال", "ال", "لل"];

    public static bool StartsAt(string text, int index) =>
        Scripts.Of(Decode(text, index, out _)) is >= Script.Latin and <= Script.Digit;

    /// <summary>Reads the segment that starts at an index of which <see cref="StartsAt"/> is true.</summary>
    public static Segment Read(string text, int start)
    {
        Span<char> buffer = stackalloc char[Tokenizer.MaxLength + 4];
        var length = 0;
        var humps = 0;
        var digits = 0;
        var letters = Script.None;
        var wasLower = false;
        var i = start;
        while (i < text.Length)
        {
            var rune = Decode(text, i, out var width);
            var script = Scripts.Of(rune);
            if (script is >= Script.Latin and <= Script.Spaced)
            {
                if (letters == Script.None && digits > 0 && !TakesDigits(script) || letters != Script.None && letters != script)
                {
                    break;
                }

                letters = script;
                humps += wasLower && Rune.IsUpper(rune) ? 1 : 0;
                wasLower = Rune.IsLower(rune);
            }
            else if (script == Script.Digit)
            {
                if (letters != Script.None && !TakesDigits(letters))
                {
                    break;
                }

                digits++;
                wasLower = false;
            }
            else if (script != Script.Mark)
            {
                if (digits == 0 || !IsNumberPoint(text, i, start, letters))
                {
                    break;
                }

                // The comma of 1,000 only groups; the point of 1.5 or v1.2 belongs to the number.
                if (text[i] == ',')
                {
                    i++;
                    continue;
                }
            }

            if (length < Tokenizer.MaxLength)
            {
                length += script == Script.None ? Put(text[i], buffer[length..]) : Folding.Fold(rune, buffer[length..]);
            }

            i += width;
        }

        var folded = buffer[..Cut(buffer, length)];
        if (digits == 0)
        {
            return new Segment(KindOf(letters), new string(letters == Script.Arabic ? WithoutArticle(folded) : folded), start, i, humps);
        }

        return new Segment(TokenKind.Literal, new string(WithoutOrdinal(folded)), start, i, 0);
    }

    private static int Put(char c, Span<char> target)
    {
        target[0] = c;
        return 1;
    }

    private static int Cut(ReadOnlySpan<char> buffer, int length)
    {
        var cut = Math.Min(length, Tokenizer.MaxLength);
        return cut > 0 && char.IsHighSurrogate(buffer[cut - 1]) ? cut - 1 : cut;
    }

    private static bool TakesDigits(Script script) => script is Script.Latin or Script.Cyrillic or Script.Greek;

    private static bool IsNumberPoint(string text, int index, int start, Script letters)
    {
        if (!char.IsAsciiDigit(text[index - 1]) || index + 1 >= text.Length || !char.IsAsciiDigit(text[index + 1]))
        {
            return false;
        }

        return text[index] switch
        {
            '.' => true,
            ',' => letters == Script.None && index - start <= 20 && IsGroup(text, index + 1),
            _ => false,
        };
    }

    private static bool IsGroup(string text, int index)
    {
        var end = index;
        while (end < text.Length && end - index < 4 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - index == 3;
    }

    private static TokenKind KindOf(Script letters) => letters switch
    {
        Script.Latin => TokenKind.Latin,
        Script.Cyrillic => TokenKind.Cyrillic,
        Script.None => TokenKind.Literal,
        _ => TokenKind.Word,
    };

    private static ReadOnlySpan<char> WithoutOrdinal(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 2 && char.IsAsciiDigit(folded[^3]))
        {
            foreach (var ending in OrdinalEndings)
            {
                if (folded.EndsWith(ending, StringComparison.Ordinal) && !folded[..^2].ContainsAnyExceptInRange('0', '9'))
                {
                    return folded[..^2];
                }
            }
        }

        return folded;
    }

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> folded)
    {
        foreach (var article in ArabicArticles)
        {
            if (folded.Length >= article.Length + 3 && folded.StartsWith(article, StringComparison.Ordinal))
            {
                return folded[article.Length..];
            }
        }

        return folded;
    }

    private static Rune Decode(string text, int index, out int width) =>
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out width) == OperationStatus.Done ? rune : Rune.ReplacementChar;
}
