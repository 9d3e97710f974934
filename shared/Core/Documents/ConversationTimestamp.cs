using System.Globalization;

namespace MemoryFunctions.Core.Documents;

/// <summary>The times that chat exports put beside a name.</summary>
internal static class ConversationTimestamp
{
    private const int LongestPrefix = 40;

    private static readonly string[] Formats =
    [
        "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy/M/d", "yyyy.M.d H:m", "yyyy.M.d H:m:s",
        "yyyy-M-d, H:m", "yyyy-M-d, H:m:s", "yyyy/M/d, H:m", "yyyy/M/d, H:m:s", "d.M.yyyy H:m", "d.M.yyyy, H:m", "d.M.yyyy, H:m:s",
        "yyyy-M-d h:m tt", "yyyy-M-d, h:m tt",
    ];

    /// <summary>
    /// The length of a time at the start of a line, with its brackets and the space or dash after it; 0 if there is none. A time
    /// that names no certain date is skipped without a value.
    /// </summary>
    public static int ReadPrefix(ReadOnlySpan<char> line, out DateTimeOffset? timestamp)
    {
        timestamp = null;
        if (line.IsEmpty)
        {
            return 0;
        }

        int end;
        if (line[0] is '[' or '(' or '【')
        {
            var close = line[..Math.Min(line.Length, LongestPrefix)].IndexOfAny(']', ')', '】');
            if (close < 4 || !IsTimeLike(line[1..close]))
            {
                return 0;
            }

            timestamp = Parse(line[1..close]);
            end = close + 1;
        }
        else if (char.IsAsciiDigit(line[0]))
        {
            end = BareLength(line);
            if (end < 4 || end >= line.Length || line[end] is not (' ' or '\t') || !IsTimeLike(line[..end]) || !line[..end].Contains(':'))
            {
                return 0;
            }

            timestamp = Parse(line[..end]);
        }
        else
        {
            return 0;
        }

        while (end < line.Length && line[end] is ' ' or '-' or '–' or '\t' or '|')
        {
            end++;
        }

        return end;
    }

    /// <summary>The time that a text states with a certain date; null where there is none.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (text.Length < 8 || !IsTimeLike(text))
        {
            return null;
        }

        // With the year first and at most an offset behind, the usual parser has nothing to guess.
        if (char.IsAsciiDigit(text[3]) && text.Contains('T')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var iso))
        {
            return iso;
        }

        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Styles, out var exact) ? exact : null;
    }

    private static int BareLength(ReadOnlySpan<char> line)
    {
        var end = 0;
        for (var i = 0; i < Math.Min(line.Length, LongestPrefix) && IsTimeCharacter(line[i]); i++)
        {
            end = char.IsAsciiDigit(line[i]) ? i + 1 : end;
        }

        if (line[end..].StartsWith("Z", StringComparison.Ordinal))
        {
            return end + 1;
        }

        var rest = line[end..];
        var isHalfDay = rest.StartsWith(" AM", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith(" PM", StringComparison.OrdinalIgnoreCase);
        return isHalfDay && (rest.Length == 3 || !char.IsLetter(rest[3])) ? end + 3 : end;
    }

    private static bool IsTimeLike(ReadOnlySpan<char> text)
    {
        var digits = 0;
        var separators = 0;
        foreach (var c in text)
        {
            if (!IsTimeCharacter(c))
            {
                return false;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
            separators += c is ':' or '/' or '-' or '.' ? 1 : 0;
        }

        return digits >= 3 && separators > 0;
    }

    private static bool IsTimeCharacter(char c) =>
        char.IsAsciiDigit(c) || ":/-., TZ+aApPmM\u202F".Contains(c);
}
