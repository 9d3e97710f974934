using System.Text.RegularExpressions;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>
/// Secrets that somebody tells in words: a word such as <c>password</c>, what leads over to it (<c>is</c>, a colon), and
/// something that looks like a secret. What leads over need not stand right behind the word, as in "the password for the
/// office is"; then the rest must look all the more like one.
/// </summary>
internal static partial class SpokenSecret
{
    /// <summary>In milliseconds; what is looked at is so short that it is never reached.</summary>
    private const int Timeout = 10_000;

    /// <summary>How far behind the word the secret may begin, in UTF-16 units.</summary>
    private const int Reach = 80;

    /// <summary>How far before the word an owner or a change may be named.</summary>
    private const int Before = 48;

    public static void AddTo(List<Range> found, string text)
    {
        var cues = SecretCue.Find(text);
        var done = 0;
        for (var at = 0; at < cues.Count; at++)
        {
            // What is a secret already is not looked into, and what stands behind the next such word is that word's.
            var (start, end, cue) = cues[at];
            var last = at + 1 < cues.Count ? Math.Max(end, cues[at + 1].Start) : text.Length;
            if (start >= done && Read(text, start, end, Math.Min(last, EndOfSentence(text, end)), cue) is { } secret)
            {
                found.Add(secret);
                done = secret.End.Value;
            }
        }
    }

    private static Range? Read(string text, int start, int end, int last, SecretCue cue)
    {
        var window = text.AsSpan(end, last - end);
        foreach (var link in Links().EnumerateMatches(window))
        {
            var at = end + link.Index + link.Length;
            var isDirect = link.Index <= 1;
            var isTold = isDirect && (IsMark(window.Slice(link.Index, link.Length)) || IsOwned(text, start));
            if (IsTo().IsMatch(window.Slice(link.Index, link.Length)) && !IsChange(text, start, window))
            {
                continue;
            }

            if (SecretValue.Read(text, at, cue.Kind, isTold) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The end of the line or the sentence, or the beginning of an address, or as far as is looked.</summary>
    private static int EndOfSentence(string text, int at)
    {
        var last = Math.Min(text.Length, at + Reach);
        for (var end = at; end < last; end++)
        {
            var c = text[end];
            if (c is '\n' or '\r' or '/' or '。' or '！' or '？' or ';' || (c is '.' or '!' or '?' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]))))
            {
                return end;
            }
        }

        return last;
    }

    private static ReadOnlySpan<char> Ahead(string text, int start)
    {
        var from = Math.Max(0, start - Before);
        var ahead = text.AsSpan(from, start - from);
        return ahead[(ahead.LastIndexOfAny('\n', '.', '?') + 1)..];
    }

    private static bool IsOwned(string text, int start) => Owners().IsMatch(Ahead(text, start));

    private static bool IsChange(string text, int start, ReadOnlySpan<char> window) => Changes().IsMatch(Ahead(text, start)) || Changes().IsMatch(window);

    private static bool IsMark(ReadOnlySpan<char> link) => link.IndexOfAny(":：=>→") >= 0;

    /// <summary>A colon, an equals sign or an arrow, or a verb or a particle of one of the languages, perhaps with a "now" behind it.</summary>
    [GeneratedRegex(
        """
        ["'`*_”’»\]]{0,3}[ \t]{0,3}(?:[:：=]{1,2}>?|->|→|[—–](?=[ \t])|-(?=[ \t]))[ \t]{0,4}[*_]{0,2}[ \t]{0,2}
        | (?<=^|[ \t])(?:is|was|lautet|ist|war|heißt|es|era|será|est|était|c'est|è|é|luidt|это|to|auf|a|à|por|en|in|naar|на)
          (?:[ ](?:now|currently|still|set[ ]to|jetzt|nun|aktuell|ahora|maintenant|désormais|adesso|ora|agora|nu|теперь|сейчас))?[ \t]{0,2}[:：]?[ \t]{1,3}
        | [ \t]{0,2}(?:は|が|を|是|为|為|改成|改为|改為|设为|設為|는|은|가|이)[ \t]{0,2}[:：]?[ \t]{0,2}
        | [ \t]{1,2}(?:هي|هو|إلى)[ \t]{0,2}[:：]?[ \t]{1,2}
        """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, Timeout)]
    private static partial Regex Links();

    /// <summary>What leads over only where something is changed.</summary>
    [GeneratedRegex("""^[ \t]*(?:to|auf|a|à|por|en|in|naar|на)\b""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex IsTo();

    [GeneratedRegex(
        """\b(?:chang|set|reset|updat|rotat|änder|geänder|setz|gesetzt|cambi|puse|modifi|changé|mis|impost|mud|alter|troqu|defini|wijzig|gewijzigd|verander|измен|смен|поменя|постав)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Changes();

    [GeneratedRegex(
        """\b(?:my|our|mein|meine|meinem|unser|unsere|mi|nuestra|nuestro|mon|ma|notre|mia|mio|nostra|minha|meu|nossa|mijn|ons|onze|мой|моя|наш)\b|我的|私の|僕の|내|제|우리""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Owners();
}
