namespace MemoryFunctions.Core.Documents;

/// <summary>Cuts text at the ends of sentences, or failing these of words.</summary>
internal static class ConversationProse
{
    private const int PassageLength = 600;

    /// <summary>Adds the passages of lines that no speaker said: a paragraph each, long ones in several.</summary>
    public static void AddPassages(List<Turn> turns, string content, List<ConversationLine> lines, int first, int next)
    {
        for (var i = first; i < next;)
        {
            var last = i + 1;
            while (last < next && !lines[last].FollowsBlank)
            {
                last++;
            }

            var line = i;
            foreach (var (start, length) in Cut(content, lines[i].Start, lines[last - 1].End, PassageLength))
            {
                while (line + 1 < last && lines[line + 1].Start <= start)
                {
                    line++;
                }

                var text = content.Substring(start, length);
                turns.Add(new Turn
                {
                    Number = lines[line].Number,
                    Text = text,
                    Caption = ConversationCaption.Find(text),
                    Start = start,
                    Length = length,
                });
            }

            i = last;
        }
    }

    /// <summary>
    /// Ranges without white space at their ends that hold all visible characters from start to end, none longer than asked. An empty
    /// range is one empty piece.
    /// </summary>
    public static IEnumerable<(int Start, int Length)> Cut(string content, int start, int end, int maximum)
    {
        if (start >= end)
        {
            yield return (end, 0);
            yield break;
        }

        while (start < end)
        {
            var cut = end - start <= maximum ? end : FindCut(content, start, start + maximum);
            var visible = cut;
            while (visible > start && char.IsWhiteSpace(content[visible - 1]))
            {
                visible--;
            }

            yield return (start, visible - start);
            start = cut;
            while (start < end && char.IsWhiteSpace(content[start]))
            {
                start++;
            }
        }
    }

    private static int FindCut(string content, int start, int limit)
    {
        var lowest = start + (limit - start) / 3;
        var word = -1;
        for (var i = limit; i > lowest; i--)
        {
            var previous = content[i - 1];
            if (previous is '。' or '！' or '？' or '\n')
            {
                return i;
            }

            if (!char.IsWhiteSpace(content[i]))
            {
                continue;
            }

            if (previous is '.' or '!' or '?' or '…' or '।' or '؟')
            {
                return i;
            }

            word = word < 0 ? i : word;
        }

        if (word > 0)
        {
            return word;
        }

        return char.IsLowSurrogate(content[limit]) && char.IsHighSurrogate(content[limit - 1]) ? limit - 1 : limit;
    }
}
