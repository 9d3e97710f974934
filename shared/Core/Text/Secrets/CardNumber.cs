namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>
/// Numbers of payment cards: of a known issuer and its length, with the right check digit, in one piece or in the groups that
/// are printed on a card. Anything else of that length is an id, an account or a telephone number.
/// </summary>
internal static class CardNumber
{
    private const int Shortest = 13;
    private const int Longest = 19;

    private static readonly int[][] Prints = [[4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 4, 3], [4, 4, 5]];

    public static void AddTo(List<Range> found, string text)
    {
        for (var at = NextDigit(text, 0); at >= 0; at = NextDigit(text, at))
        {
            var end = EndOfGroups(text, at);
            if (end - at >= Shortest && !IsPartOfMore(text, at, end))
            {
                AddTo(found, text, Groups(text, at, end));
            }

            at = end;
        }
    }

    private static int NextDigit(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        return next < 0 ? -1 : from + next;
    }

    /// <summary>Digits with single spaces or single dashes between them.</summary>
    private static int EndOfGroups(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is ' ' or '-' or '\u00A0' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static List<Range> Groups(string text, int at, int end)
    {
        var groups = new List<Range>();
        for (var start = at; at <= end; at++)
        {
            if (at == end || !char.IsAsciiDigit(text[at]))
            {
                groups.Add(start..at);
                start = at + 1;
            }
        }

        return groups;
    }

    /// <summary>Whether letters or signs make it an id, an account, a telephone number or a part of a longer number.</summary>
    private static bool IsPartOfMore(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        return char.IsAsciiLetterOrDigit(before) || before is '_' or '-' or '+' or '.' or '#' or '/' or '&'
            || char.IsAsciiLetterOrDigit(after) || after is '_' or '-';
    }

    private static void AddTo(List<Range> found, string text, List<Range> groups)
    {
        for (var first = 0; first < groups.Count;)
        {
            var count = LengthAt(text, groups, first);
            if (count > 0)
            {
                found.Add(groups[first].Start..groups[first + count - 1].End);
            }

            first += Math.Max(1, count);
        }
    }

    /// <summary>Of how many groups the card is that begins with this one; 0 where none does.</summary>
    private static int LengthAt(string text, List<Range> groups, int first)
    {
        if (IsCard(text.AsSpan(groups[first])))
        {
            return 1;
        }

        Span<char> digits = stackalloc char[Longest];
        foreach (var print in Prints)
        {
            if (first + print.Length > groups.Count)
            {
                continue;
            }

            var length = 0;
            for (var at = 0; at < print.Length; at++)
            {
                var group = text.AsSpan(groups[first + at]);
                if (group.Length != print[at] || (at > 1 && text[groups[first + at].Start.Value - 1] != text[groups[first + 1].Start.Value - 1]))
                {
                    length = 0;
                    break;
                }

                group.CopyTo(digits[length..]);
                length += group.Length;
            }

            if (length > 0 && IsCard(digits[..length]))
            {
                return print.Length;
            }
        }

        return 0;
    }

    private static bool IsCard(ReadOnlySpan<char> digits) =>
        digits.Length is >= Shortest and <= Longest && IsIssued(digits, Head(digits)) && HasCheckDigit(digits);

    private static int Head(ReadOnlySpan<char> digits) =>
        ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + (digits[3] - '0');

    private static bool IsIssued(ReadOnlySpan<char> digits, int head) => head switch
    {
        // Visa
        >= 4000 and <= 4999 => digits.Length is 13 or 16 or 19,

        // Mastercard
        (>= 5100 and <= 5599) or (>= 2221 and <= 2720) => digits.Length == 16,

        // American Express
        (>= 3400 and <= 3499) or (>= 3700 and <= 3799) => digits.Length == 15,

        // Discover, UnionPay, JCB
        6011 or (>= 6440 and <= 6599) or (>= 6200 and <= 6299) or (>= 3528 and <= 3589) => digits.Length is >= 16,

        // Diners
        (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3899) => digits.Length == 14,
        _ => false,
    };

    /// <summary>Luhn's sum: every second digit from the right doubled, its digits added.</summary>
    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            var doubled = at % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
