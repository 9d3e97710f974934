using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Core.Tests.Webhooks;

public sealed class EventReaderTests
{
    private const long Never = 9_007_199_254_740_991;

    [Fact]
    public void What_came_was_changed_and_went_is_told_once_each_in_the_order_of_the_commits()
    {
        ChangedMemory[] changes =
        [
            Of("new", "a", 5), Of("edited", "old", 1, 6), Of("edited", "new", 6), Of("gone", "c", 2, 4), Of("moved", "same", 1, 7), Of("moved", "same", 7),
            Of("flash", "x", 4, 5), Of("sorted", "d", 8) with { Category = "trip" },
        ];

        var events = EventReader.Read(changes, 3, 8);

        Assert.Equal(
            [
                (EventTypes.Delete, "gone", "c", 4), (EventTypes.Add, "new", "a", 5), (EventTypes.Update, "edited", "new", 6), (EventTypes.Add, "sorted", "d", 8),
                (EventTypes.Categorize, "sorted", "d", 8),
            ],
            events.Select(one => (one.Type, one.MemoryId, one.Text, one.Version)));
    }

    /// <summary>Whoever follows the events has what a reader sees, wherever the looks at it fall.</summary>
    [Fact]
    public void Events_lead_from_what_was_seen_to_what_is_seen()
    {
        var writings = Gen.Choose(0, 3).SelectMany(memory => Gen.Choose(1, 12).SelectMany(since => Gen.Choose(0, 2).Select(text => (Memory: memory, Since: since, Text: text)))).ListOf();
        Prop.ForAll(writings.ToArbitrary(), Gen.Choose(0, 12).Two().ToArbitrary(), (written, looks) =>
        {
            var (after, upTo) = (Math.Min(looks.Item1, looks.Item2), Math.Max(looks.Item1, looks.Item2));
            List<ChangedMemory> all = [.. written.DistinctBy(one => (one.Memory, one.Since)).GroupBy(one => one.Memory).SelectMany(History)];
            var seen = all.Where(one => one.Since <= after && one.Until > after).ToDictionary(one => one.MemoryId, one => one.Text, StringComparer.Ordinal);
            var changes = all.Where(one => (one.Since > after && one.Since <= upTo && one.Until > upTo) || (one.Until > after && one.Until <= upTo));

            foreach (var happened in EventReader.Read(changes, after, upTo))
            {
                switch (happened.Type)
                {
                    case EventTypes.Add:
                        Assert.True(seen.TryAdd(happened.MemoryId, happened.Text));
                        break;
                    case EventTypes.Update:
                        Assert.NotEqual(seen[happened.MemoryId], happened.Text);
                        seen[happened.MemoryId] = happened.Text;
                        break;
                    case EventTypes.Delete:
                        Assert.True(seen.Remove(happened.MemoryId));
                        break;
                    default:
                        break;
                }
            }

            Assert.Equal(
                all.Where(one => one.Since <= upTo && one.Until > upTo).ToDictionary(one => one.MemoryId, one => one.Text, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal),
                seen.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>Each writing of a memory ends where the next begins; text 0 is none at all.</summary>
    private static IEnumerable<ChangedMemory> History(IEnumerable<(int Memory, int Since, int Text)> writings)
    {
        var ordered = writings.OrderBy(one => one.Since).ToList();
        for (var at = 0; at < ordered.Count; at++)
        {
            if (ordered[at].Text > 0)
            {
                yield return Of($"m{ordered[at].Memory}", $"t{ordered[at].Text}", ordered[at].Since, at + 1 < ordered.Count ? ordered[at + 1].Since : Never);
            }
        }
    }

    private static ChangedMemory Of(string id, string text, long since, long until = Never) => new() { MemoryId = id, Text = text, Since = since, Until = until };
}
