using System.Text.RegularExpressions;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Tells what looks like a secret from what is only said about one: "my password is Tr0ub4dor" from "my password is required".</summary>
internal static partial class SecretValue
{
    /// <summary>In milliseconds; what is looked at is so short that it is never reached.</summary>
    private const int Timeout = 10_000;

    private const int Longest = 128;
    private const int ShortestPassword = 4;
    private const int ShortestKey = 8;
    private const int ShortestNumber = 3;
    private const int LongestNumber = 12;
    private const int LongestPhrase = 120;
    private const int PhraseWords = 3;

    private static readonly (char Open, char Close)[] Quotes =
        [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('「', '」'), ('『', '』'), ('”', '”')];

    /// <param name="text">The text.</param>
    /// <param name="at">Where it would begin.</param>
    /// <param name="kind">What was announced.</param>
    /// <param name="isTold">Whether it was announced so that also a word of letters only may be it.</param>
    /// <returns>Where it stands; null where it does not look like one.</returns>
    public static Range? Read(string text, int at, SecretCueKind kind, bool isTold)
    {
        // A quotation inside another is escaped.
        at += at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '"' or '\'' ? 1 : 0;
        if (at >= text.Length || text.AsSpan(at).StartsWith(SecretScanner.Placeholder, StringComparison.Ordinal))
        {
            return null;
        }

        if (Quoted(text, at) is { } quoted)
        {
            return IsQuotedSecret(text.AsSpan(quoted), kind) ? quoted : null;
        }

        if (kind == SecretCueKind.Phrase && isTold && Phrase(text, at) is { } phrase)
        {
            return phrase;
        }

        var word = Word(text, at);
        var value = text.AsSpan(word);
        if (kind == SecretCueKind.Number)
        {
            // Three digits in the middle of a sentence are more often a measure: "the pin is 100 meters away".
            return IsNumber(value) && (value.Length > ShortestNumber || IsLastWord(text, word.End.Value)) ? word : null;
        }

        if (IsStrong(value, kind))
        {
            // An exclamation mark behind it may well be its own.
            var end = word.End.Value;
            return word.Start..(end < text.Length && text[end] == '!' ? end + 1 : end);
        }

        return kind != SecretCueKind.Key && isTold && IsLastWord(text, word.End.Value) && IsUncommon(value) ? word : null;
    }

    private static Range? Quoted(string text, int at)
    {
        foreach (var (open, close) in Quotes)
        {
            if (text[at] == open)
            {
                var rest = text.AsSpan(at + 1, Math.Min(Longest, text.Length - at - 1));
                var end = rest.IndexOfAny(close, '\n');
                var isEscaped = end > 0 && rest[end - 1] == '\\';
                return end > 0 && rest[end] == close ? (at + 1)..(at + 1 + end - (isEscaped ? 1 : 0)) : null;
            }
        }

        return null;
    }

    private static bool IsQuotedSecret(ReadOnlySpan<char> value, SecretCueKind kind) => kind switch
    {
        SecretCueKind.Number => IsNumber(value),
        SecretCueKind.Key => IsStrong(value, kind),
        _ => value.Length >= 3 && (IsStrong(value, kind) || (!IsStandIn(value) && !IsAddress(value) && value.IndexOfAny('/', '(', '<') < 0 && !CommonWords.Has(FirstWord(value)))),
    };

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> value) => value.IndexOf(' ') is > 0 and var space ? value[..space] : value;

    /// <summary>Three words or more up to the end of the sentence, letters only, and not such as people say about a passphrase.</summary>
    private static Range? Phrase(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestPhrase, text.Length - at));
        var end = rest.IndexOfAny(".,;!?\n");
        var phrase = (end < 0 ? rest : rest[..end]).TrimEnd();
        var (words, common) = (0, 0);
        foreach (var part in phrase.SplitAny(' ', '-'))
        {
            var word = phrase[part];
            words++;
            common += CommonWords.Has(word) ? 1 : 0;
            foreach (var c in word)
            {
                if (!char.IsLetterOrDigit(c))
                {
                    return null;
                }
            }
        }

        return words >= PhraseWords && common <= 1 && (end >= 0 || at + rest.Length == text.Length) ? at..(at + phrase.Length) : null;
    }

    /// <summary>The visible characters up to the next space, in ASCII where it begins so; without the punctuation around it.</summary>
    private static Range Word(string text, int at)
    {
        var isAscii = text[at] < 0x80;
        var last = Math.Min(text.Length, at + Longest);
        var end = at;
        while (end < last && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '`' or ';' or '“' or '”' or '、' or '。' or '，' or '！' or '？') && (!isAscii || text[end] < 0x2E80))
        {
            end++;
        }

        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or '*' or '»' or ']' or '}')
        {
            end--;
        }

        return at..end;
    }

    private static bool IsNumber(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsDigit(c))
            {
                return false;
            }
        }

        return value.Length is >= ShortestNumber and <= LongestNumber;
    }

    private static bool IsStrong(ReadOnlySpan<char> value, SecretCueKind kind)
    {
        var (digits, letters, symbols) = (0, 0, 0);
        foreach (var c in value)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            symbols += c is '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '=' or '~' or '|' or '\\' or '!' or '?' ? 1 : 0;
        }

        if (value.Length < ShortestPassword || value.Length >= Longest || IsStandIn(value) || IsAddress(value) || IsCode().IsMatch(value))
        {
            return false;
        }

        if (kind == SecretCueKind.Key)
        {
            return value.Length >= ShortestKey && digits > 0 && letters > 0;
        }

        return letters == 0
            ? symbols == 0 ? digits == value.Length : digits > 0 && !IsFigure().IsMatch(value)
            : digits > 0 ? !IsFigure().IsMatch(value) : symbols > 0;
    }

    /// <summary>What stands for a secret: stars, crosses, and what is to be filled in.</summary>
    private static bool IsStandIn(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept("*•●xX.…-_#?") < 0 || value[0] is '<' or '[' or '{' || value.StartsWith("${", StringComparison.Ordinal) || value.StartsWith("%(", StringComparison.Ordinal)
        || (value[0] is '$' or '%' && value[1..].IndexOfAnyExceptInRange('A', '_') < 0)
        || value.Contains(SecretScanner.Placeholder, StringComparison.Ordinal);

    private static bool IsAddress(ReadOnlySpan<char> value) => value.Contains("//", StringComparison.Ordinal) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || IsMail().IsMatch(value);

    private static bool IsLastWord(string text, int end)
    {
        while (end < text.Length && text[end] is '.' or '!' or ')' or '"' or '\'' or '*' or ',' or ' ' or '\t')
        {
            if (text[end] == ',')
            {
                return true;
            }

            end++;
        }

        return end >= text.Length || text[end] is '\n' or '\r' or '。' or '！' or '，';
    }

    /// <summary>Whether it is a word of letters that nobody says about a password.</summary>
    private static bool IsUncommon(ReadOnlySpan<char> value)
    {
        if (value.Length < ShortestPassword || value[0] >= 0x2E80)
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsLetter(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return !CommonWords.Has(value);
    }

    /// <summary>Dates, times, versions, shares, prices and ranges.</summary>
    [GeneratedRegex("""^(?:[\d.,:/%€$£¥+\-–]+|\d+(?:[-–]?(?:st|nd|rd|th|px|em|ms|min|sec|mb|gb|kb|bits?|bytes?|chars?|characters?|digits?|zeichen|stellig|days?|tage|hours?|h|x|k))|\d{4}-\d{2}-\d{2}T[\d:.Z+\-]+)$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex IsFigure();

    /// <summary>What stands behind an equals sign in a program: calls, members, places in a list.</summary>
    [GeneratedRegex("""^[\w.]+(?:\(|\[)|^[a-z]+(?:\.[a-z_]+)+$|^(?:std::|@\w+\(|&amp;)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex IsCode();

    [GeneratedRegex("""^[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex IsMail();
}
