namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Private keys between their lines of dashes.</summary>
internal static class PrivateKey
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 64;

    /// <summary>An end that is farther away than any key is long belongs to something else.</summary>
    private const int LongestKey = 20_000;

    public static void AddTo(List<Range> found, string text)
    {
        // The next end is looked for once, however many beginnings stand before it.
        var end = -1;
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at, StringComparison.Ordinal))
        {
            var label = text.AsSpan(at + Begin.Length, Math.Min(LongestLabel, text.Length - at - Begin.Length));
            var close = label.IndexOf(Dashes, StringComparison.Ordinal);
            if (close < 0 || !label[..close].Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                at += Begin.Length;
                continue;
            }

            var body = at + Begin.Length + close + Dashes.Length;
            if (end < body)
            {
                end = text.IndexOf(End, body, StringComparison.Ordinal) is >= 0 and var next ? EndOfLine(text, next) : int.MaxValue;
            }

            var last = end > body + LongestKey ? EndOfBody(text, body) : end;
            found.Add(at..last);
            at = last;
        }
    }

    private static int EndOfLine(string text, int at)
    {
        var from = at + End.Length;
        var label = text.AsSpan(from, Math.Min(LongestLabel, text.Length - from));
        var close = label.IndexOf(Dashes, StringComparison.Ordinal);
        return close < 0 ? from : from + close + Dashes.Length;
    }

    /// <summary>A key that was cut off goes as far as its lines are long and without a space.</summary>
    private static int EndOfBody(string text, int at)
    {
        while (true)
        {
            var start = at;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/' or '='))
            {
                end++;
            }

            if (end - start < 24)
            {
                return at;
            }

            at = end;
        }
    }
}
