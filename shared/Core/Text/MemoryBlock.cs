using System.Text;
using System.Text.RegularExpressions;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// The one way in which this service quotes memories into a prompt, and how it knows such a quotation again: what it said itself
/// is not heard as news when the conversation comes back.
/// </summary>
public static partial class MemoryBlock
{
    /// <summary>The line above the memories.</summary>
    public const string FirstLine = "<memory_context source=\"memoryfunctions\">";

    /// <summary>The line below the memories.</summary>
    public const string LastLine = "</memory_context>";

    /// <summary>What both lines have in common.</summary>
    private const string Mark = "memory_context";

    /// <summary>The heading under which the per-user recipe puts memories into its own prompt.</summary>
    private const string Heading = "What you remember about this user";

    /// <summary>What the recipe says where nothing is remembered.</summary>
    private const string Nothing = "No relevant memories found.";

    /// <summary>
    /// The memories as a block, one line each; empty where there are none. No memory can close the block: the mark of its lines
    /// is broken where a memory has it. A line begins with a dash, so that none is taken for a speaker's.
    /// </summary>
    public static string Render(IEnumerable<string> memories)
    {
        var block = new StringBuilder();
        foreach (var memory in memories)
        {
            block.Append(block.Length == 0 ? FirstLine + "\n- " : "- ");
            block.Append(LineBreaks().Replace(memory, " ").Replace(Mark, "memory context", StringComparison.OrdinalIgnoreCase)).Append('\n');
        }

        return block.Length == 0 ? "" : block.Append(LastLine).ToString();
    }

    /// <summary>
    /// A turn's text without such blocks: its own words, the same where it has none. A block that is not closed goes to the end,
    /// one that is not opened from the beginning: long turns are cut.
    /// </summary>
    public static string Strip(string text)
    {
        while (true)
        {
            // What stood on both sides of a block may be another one now.
            var rest = text;
            rest = rest.Contains(Mark, StringComparison.OrdinalIgnoreCase) ? WithoutTags(rest) : rest;
            rest = rest.Contains(Heading, StringComparison.OrdinalIgnoreCase) ? WithoutSections(rest) : rest;
            if (rest.Length == text.Length)
            {
                return rest;
            }

            text = rest;
        }
    }

    private static string WithoutTags(string text)
    {
        var kept = new List<string>();
        var (from, depth, found) = (0, 0, false);
        foreach (Match tag in Tags().Matches(text))
        {
            if (!tag.Groups["close"].Success)
            {
                Keep(depth++ == 0 ? text[from..tag.Index] : "");
            }
            else if (depth > 0)
            {
                depth--;
            }
            else
            {
                // Only the first can belong to a block that another piece of the turn opened.
                Keep(found ? text[from..tag.Index] : "");
            }

            found = true;
            from = tag.Index + tag.Length;
        }

        if (!found)
        {
            return text;
        }

        Keep(depth == 0 ? text[from..] : "");
        return string.Join('\n', kept);

        void Keep(string piece)
        {
            if (!string.IsNullOrWhiteSpace(piece))
            {
                kept.Add(piece.Trim());
            }
        }
    }

    private static string WithoutSections(string text)
    {
        var lines = text.Split('\n');
        var kept = new List<string>(lines.Length);
        for (var at = 0; at < lines.Length;)
        {
            var end = SectionHeading().IsMatch(lines[at]) ? EndOfSection(lines, at + 1) : at;
            if (end > at)
            {
                at = end;
            }
            else
            {
                kept.Add(lines[at++]);
            }
        }

        return kept.Count == lines.Length ? text : string.Join('\n', kept).Trim();
    }

    /// <summary>The line behind the last entry. An entry goes to the next blank line; without entries there is no section.</summary>
    private static int EndOfSection(string[] lines, int from)
    {
        var end = 0;
        for (var at = from; at < lines.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
            {
                continue;
            }

            var line = lines[at].Trim();
            if (!line.StartsWith("- ", StringComparison.Ordinal) && !string.Equals(line, "-", StringComparison.Ordinal) && !(end == 0 && line.StartsWith(Nothing, StringComparison.Ordinal)))
            {
                break;
            }

            while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]))
            {
                at++;
            }

            end = at;
        }

        return end;
    }

    /// <summary>Also as HTML or JSON escapes them, once or several times.</summary>
    [GeneratedRegex(
        """(?:<|&(?:amp;){0,4}lt;|\\u003c)\s?(?:(?<close>/)\s?memory_context\s?|memory_context\s[^<>\n]{0,40}?memoryfunctions[^<>\n]{0,100}?)(?:>|&(?:amp;){0,4}gt;|\\u003e)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("^\\s*#{1,6}[ \\t]*" + Heading + ":?\\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SectionHeading();

    [GeneratedRegex("[\\r\\n\\v\\f\\u0085\\u2028\\u2029]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreaks();
}
