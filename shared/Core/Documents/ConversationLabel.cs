using System.Globalization;
using System.Text;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// What a line starts with if it could be a speaker's label: a name before a colon, perhaps with a time before or after it.
/// </summary>
/// <param name="Name">The name as written.</param>
/// <param name="TextStart">Where the text starts in the document.</param>
/// <param name="Timestamp">The time, where it has a date.</param>
internal readonly record struct ConversationLabel(string Name, int TextStart, DateTimeOffset? Timestamp)
{
    private const int MaxNameLength = 40;
    private const int MaxWords = 4;

    /// <summary>Reads the label of a line from its first to after its last visible character; null if there is none.</summary>
    public static ConversationLabel? Read(string content, int start, int end)
    {
        var line = content.AsSpan(start, end - start);
        if (line[0] == '\uFEFF')
        {
            line = line[1..];
            start++;
        }

        var position = ConversationTimestamp.ReadPrefix(line, out var timestamp);
        var opening = Decoration(line[position..]);
        position += opening;
        var rest = line[position..];
        var nameLength = NameLength(rest);
        if (nameLength <= 0)
        {
            return null;
        }

        var name = rest[..nameLength].Trim().TrimEnd('*').TrimEnd('>').TrimEnd();
        position += nameLength;
        position += ReadAside(line[position..], ref timestamp);
        if (position >= line.Length || line[position] is not (':' or '：') || !IsName(name))
        {
            return null;
        }

        var after = position + 1;
        if (opening > 0 && line[after..].StartsWith("**", StringComparison.Ordinal))
        {
            after += 2;
        }
        else if (line[position] == ':' && after < line.Length && !char.IsWhiteSpace(line[after]) && !MayFollowTightly(line[after], name))
        {
            return null;
        }

        while (after < line.Length && char.IsWhiteSpace(line[after]))
        {
            after++;
        }

        return new ConversationLabel(name.ToString(), start + after, timestamp);
    }

    // Markdown emphasis and angle brackets around a name.
    private static int Decoration(ReadOnlySpan<char> line) =>
        line.StartsWith("**", StringComparison.Ordinal) ? 2 : line.StartsWith("<", StringComparison.Ordinal) ? 1 : 0;

    private static int NameLength(ReadOnlySpan<char> line)
    {
        var limit = Math.Min(line.Length, MaxNameLength + 3);
        for (var i = 0; i < limit; i++)
        {
            var c = line[i];
            if (c is ':' or '：' or '(' or '（' or '[')
            {
                return i;
            }

            if (!MayBeInName(c))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool MayBeInName(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || c is ' ' or '.' or '\'' or '’' or '-' or '_' or '&' or '@' or '·' or '・' or '*' or '>' or '#' or '\u00A0' or '\u200D'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>What stands in brackets between name and colon; a time in it is taken. Returns how long it is.</summary>
    private static int ReadAside(ReadOnlySpan<char> line, ref DateTimeOffset? timestamp)
    {
        if (line.IsEmpty || line[0] is ':' or '：')
        {
            return 0;
        }

        var close = line[..Math.Min(line.Length, 48)].IndexOfAny(')', '）', ']');
        if (close < 0)
        {
            return 0;
        }

        timestamp ??= ConversationTimestamp.Parse(line[1..close]);
        var end = close + 1;
        while (end < line.Length && line[end] is ' ' or '*' or '>')
        {
            end++;
        }

        return end;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxNameLength || !(char.IsLetterOrDigit(name[0]) || char.IsSurrogate(name[0]) || name[0] == '@'))
        {
            return false;
        }

        var words = 1;
        var letters = 0;
        foreach (var c in name)
        {
            words += c == ' ' ? 1 : 0;
            letters += char.IsLetter(c) || char.IsSurrogate(c) ? 1 : 0;
        }

        return words <= MaxWords && letters > 0;
    }

    // Without a space a colon more often belongs to an address, a time or code, unless what is before it is no ASCII word.
    private static bool MayFollowTightly(char next, ReadOnlySpan<char> name) =>
        next is not ('/' or ':' or '\\') && !char.IsDigit(next)
        && (next is '"' or '“' || !Ascii.IsValid(name) || next > 127 || ConversationSpeakers.IsRole(name.ToString()));
}
