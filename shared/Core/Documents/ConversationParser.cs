namespace MemoryFunctions.Core.Documents;

/// <summary>
/// Cuts the content of a document into turns. Understands one message a line (<c>Speaker: text</c>, with or without times), JSON
/// messages (<c>{role, content}</c> and the like, in an array or one a line), and prose without speakers.
/// </summary>
/// <remarks>
/// Total: whatever is not one of these is prose. Every character that is not white space lies in the range of exactly one turn, and
/// turns come in the order of their ranges. Appending to a document leaves the turns before the last as they were, unless what is
/// appended first shows who the speakers are.
/// </remarks>
public static class ConversationParser
{
    /// <summary>The longest text of a turn, in UTF-16 units; longer messages are cut at the end of a sentence or a word.</summary>
    public const int MaxTurnLength = 8_000;

    /// <summary>The turns of a document, in order; none if it is blank.</summary>
    public static IReadOnlyList<Turn> Parse(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (ConversationJson.TryParse(content, out var messages))
        {
            return messages;
        }

        var lines = ConversationLine.Split(content);
        var speakers = ConversationSpeakers.Of(lines);
        var turns = new List<Turn>();
        var next = 0;
        while (next < lines.Count)
        {
            var first = next;
            var isLabelled = speakers.IsLabelled(lines[next]);
            do
            {
                next++;
            }
            while (next < lines.Count && !speakers.IsLabelled(lines[next]));

            if (isLabelled)
            {
                AddMessage(turns, content, lines, first, next);
            }
            else
            {
                ConversationProse.AddPassages(turns, content, lines, first, next);
            }
        }

        return turns;
    }

    private static void AddMessage(List<Turn> turns, string content, List<ConversationLine> lines, int first, int next)
    {
        var label = lines[first].Label!.Value;
        var end = lines[next - 1].End;
        var isFirstPiece = true;
        foreach (var (start, length) in ConversationProse.Cut(content, label.TextStart, end, MaxTurnLength))
        {
            var text = content.Substring(start, length);
            var rangeStart = isFirstPiece ? lines[first].Start : start;
            turns.Add(new Turn
            {
                Number = lines[first].Number,
                Speaker = label.Name,
                Text = text,
                Caption = ConversationCaption.Find(text),
                Start = rangeStart,
                Length = start + length - rangeStart,
                Timestamp = label.Timestamp,
            });
            isFirstPiece = false;
        }
    }
}
