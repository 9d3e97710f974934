namespace MemoryFunctions.Core.Documents;

/// <summary>A line of a document that is not blank.</summary>
/// <param name="Number">Zero-based, blank lines counted.</param>
/// <param name="Start">The place of its first visible character.</param>
/// <param name="End">The place after its last visible character.</param>
/// <param name="FollowsBlank">Whether a blank line is right above it.</param>
/// <param name="Label">The label it could start with, if any.</param>
internal readonly record struct ConversationLine(int Number, int Start, int End, bool FollowsBlank, ConversationLabel? Label)
{
    public static List<ConversationLine> Split(string content)
    {
        var lines = new List<ConversationLine>();
        var number = 0;
        var followsBlank = false;
        var isCode = false;
        var hasClosedFences = HasClosedFences(content);
        var indent = -1;
        for (var start = 0; start < content.Length; number++)
        {
            var newline = content.IndexOf('\n', start);
            var end = newline < 0 ? content.Length : newline;
            var line = content.AsSpan(start, end - start);
            var leading = line.Length - line.TrimStart().Length;
            var visible = line.Trim();
            if (visible.IsEmpty)
            {
                followsBlank = true;
            }
            else
            {
                var visibleStart = start + leading;
                indent = indent < 0 ? leading : indent;

                // What is in a code block or set in deeper than the first line is somebody's text.
                var visibleEnd = visibleStart + visible.Length;
                var label = isCode || leading > indent ? null : ConversationLabel.Read(content, visibleStart, visibleEnd);
                lines.Add(new ConversationLine(number, visibleStart, visibleEnd, followsBlank, label));
                isCode ^= hasClosedFences && IsFence(visible);
                followsBlank = false;
            }

            start = end + 1;
        }

        return lines;
    }

    private static bool HasClosedFences(string content)
    {
        var count = 0;
        foreach (var line in content.AsSpan().EnumerateLines())
        {
            count += IsFence(line) ? 1 : 0;
        }

        return count % 2 == 0;
    }

    // An even number on one line is code within the line.
    private static bool IsFence(ReadOnlySpan<char> line) => line.Count("```") % 2 == 1;
}
