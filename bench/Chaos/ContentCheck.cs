namespace MemoryFunctions.Bench.Chaos;

/// <summary>Compares a document's text with what it may be.</summary>
internal static class ContentCheck
{
    private const int Shown = 5;

    /// <summary>The content that the text is; where it is none of them, what is wrong with it.</summary>
    public static (Content Content, IReadOnlyList<(ViolationKind Kind, string Detail)> Wrong) Find(
        DocumentTruth document, IReadOnlyList<Content> possible, string? text)
    {
        var found = text?.Split('\n') ?? [];
        (Content Content, List<(ViolationKind, string)> Wrong)? best = null;
        foreach (var candidate in possible)
        {
            var (content, wrong) = document.IsLog ? CompareLog(candidate, found) : (candidate, Compare(candidate, found));
            if (wrong.Count == 0)
            {
                return (content, []);
            }

            if (best is null || wrong.Count < best.Value.Wrong.Count)
            {
                best = (content, wrong);
            }
        }

        return (best!.Value.Content, best.Value.Wrong);
    }

    private static List<(ViolationKind, string)> Compare(Content content, IReadOnlyList<string> found)
    {
        if (content.Texts.SequenceEqual(found, StringComparer.Ordinal))
        {
            return [];
        }

        var wrong = Difference(content.Lines, found);
        return wrong.Count > 0 ? wrong : [(ViolationKind.Lost, $"its {found.Count} lines are in another order")];
    }

    /// <summary>In any order, but what was sent after another's answer is behind it.</summary>
    private static (Content Content, List<(ViolationKind, string)> Wrong) CompareLog(Content content, IReadOnlyList<string> found)
    {
        var there = found.ToHashSet(StringComparer.Ordinal);
        var lines = content.Lines.Where(line => line.IsCertain || there.Contains(line.Text)).ToList();
        var wrong = Difference(lines, found);
        if (wrong.Count == 0)
        {
            var places = found.Select((text, place) => (text, place)).ToDictionary(pair => pair.text, pair => pair.place, StringComparer.Ordinal);
            lines.Sort((one, other) => places[one.Text].CompareTo(places[other.Text]));
            var earliestAnswerBehind = long.MaxValue;
            foreach (var line in Enumerable.Reverse(lines))
            {
                if (earliestAnswerBehind < line.Sent)
                {
                    wrong.Add((ViolationKind.Lost, $"it stands before what was answered before it was sent: {line.Text}"));
                }

                earliestAnswerBehind = Math.Min(earliestAnswerBehind, line.Answered);
            }
        }

        return (new Content([.. lines.Select(line => line with { IsCertain = true })]), wrong);
    }

    private static List<(ViolationKind, string)> Difference(IReadOnlyList<Line> lines, IReadOnlyList<string> found)
    {
        var wrong = new List<(ViolationKind, string)>();
        var expected = lines.CountBy(line => line.Text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var counts = found.CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Add(ViolationKind.Lost, "lines are missing", expected.Where(line => counts.GetValueOrDefault(line.Key) < line.Value));
        Add(ViolationKind.Duplicated, "lines are there too often", counts.Where(line => expected.TryGetValue(line.Key, out var count) && line.Value > count));
        Add(ViolationKind.Resurrected, "lines are there that no possible version has", counts.Where(line => !expected.ContainsKey(line.Key)));
        return wrong;

        void Add(ViolationKind kind, string what, IEnumerable<KeyValuePair<string, int>> some)
        {
            var texts = some.Select(line => line.Key).ToList();
            if (texts.Count > 0)
            {
                wrong.Add((kind, $"{texts.Count} of {found.Count} {what}: {string.Join(" | ", texts.Take(Shown))}"));
            }
        }
    }
}
