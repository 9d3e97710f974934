using System.Globalization;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>Compares what a bank's callers see with what it may hold.</summary>
internal static class BankCheck
{
    /// <summary>What is wrong, and what each document holds where nothing is.</summary>
    public static (IReadOnlyList<Violation> Violations, IReadOnlyDictionary<string, Content> Contents) Compare(BankTruth truth, BankSeen seen)
    {
        var first = Compare(truth, seen, document => document.Possible);
        if (first.Violations.Count == 0 || !truth.IsFrozen)
        {
            return first;
        }

        // A deletion that nobody answered happened wholly or not at all.
        var second = Compare(truth, seen, document => document.AfterDeletion);
        return second.Violations.Count == 0 ? second : first;
    }

    private static (IReadOnlyList<Violation> Violations, IReadOnlyDictionary<string, Content> Contents) Compare(
        BankTruth truth, BankSeen seen, Func<DocumentTruth, IReadOnlyList<Content>> possible)
    {
        var violations = new List<Violation>();
        var contents = new Dictionary<string, Content>(StringComparer.Ordinal);
        foreach (var document in truth.Documents)
        {
            var (content, wrong) = ContentCheck.Find(document, possible(document), seen.Documents.GetValueOrDefault(document.Id));
            violations.AddRange(wrong.Select(one => new Violation(one.Kind, truth.Name, document.Id, one.Detail)));
            contents.Add(document.Id, content);
        }

        violations.AddRange(seen.Documents.Keys.Where(id => !contents.ContainsKey(id))
            .Select(id => new Violation(ViolationKind.Resurrected, truth.Name, id, "nobody ever saved it")));
        if (violations.Count == 0)
        {
            violations.AddRange(CompareMemories(truth.Name, contents, seen.Memories));
        }

        return (violations, contents);
    }

    /// <summary>
    /// Each turn is one memory. The same turn (text and date) in several documents is shown once for each time that the one
    /// with the most of it has it.
    /// </summary>
    private static IEnumerable<Violation> CompareMemories(string bank, Dictionary<string, Content> contents, IReadOnlyList<SeenMemory> memories)
    {
        foreach (var twice in memories.CountBy(memory => memory.Id, StringComparer.Ordinal).Where(id => id.Value > 1))
        {
            yield return new Violation(ViolationKind.Duplicated, bank, null, $"memory {twice.Key} is listed {twice.Value} times");
        }

        var expected = new Dictionary<(string, DateTimeOffset?), int>();
        var holders = new Dictionary<(string, DateTimeOffset?), HashSet<string>>();
        foreach (var (document, content) in contents)
        {
            foreach (var turn in content.Lines.CountBy(line => (line.Text, (DateTimeOffset?)line.At)))
            {
                expected[turn.Key] = Math.Max(turn.Value, expected.GetValueOrDefault(turn.Key));
                (holders.TryGetValue(turn.Key, out var some) ? some : holders[turn.Key] = new(StringComparer.Ordinal)).Add(document);
            }
        }

        var found = memories.CountBy(memory => (memory.Text, memory.MentionedAt)).ToDictionary();
        foreach (var (turn, count) in expected)
        {
            var shown = found.GetValueOrDefault(turn);
            if (shown != count)
            {
                yield return new Violation(
                    shown < count ? ViolationKind.Lost : ViolationKind.Duplicated,
                    bank,
                    string.Join('+', holders[turn]),
                    string.Create(CultureInfo.InvariantCulture, $"{shown} memories instead of {count}: {turn.Item1} ({turn.Item2:O})"));
            }
        }

        foreach (var memory in memories)
        {
            var turn = (memory.Text, memory.MentionedAt);
            if (!expected.ContainsKey(turn))
            {
                yield return new Violation(
                    ViolationKind.Resurrected, bank, memory.DocumentId, string.Create(CultureInfo.InvariantCulture, $"no document says it: {memory.Text} ({memory.MentionedAt:O})"));
            }
            else if (!holders[turn].Contains(memory.DocumentId))
            {
                yield return new Violation(ViolationKind.Resurrected, bank, memory.DocumentId, $"that document does not say it: {memory.Text}");
            }
        }
    }
}
