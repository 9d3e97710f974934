using MemoryFunctions.Bench.Latency;

namespace MemoryFunctions.Bench.Tests;

public sealed class SyntheticConversationsTests
{
    [Fact]
    public void The_same_seed_makes_the_same_conversations_and_questions()
    {
        Assert.Equal(Make(1), Make(1));
        Assert.NotEqual(Make(1), Make(2));

        static string Make(int seed)
        {
            var source = new SyntheticConversations(seed);
            var conversation = source.Next(0, 20);
            return $"{conversation}{source.NextQuestion([conversation])}";
        }
    }

    [Fact]
    public void A_conversation_has_as_many_lines_as_turns()
    {
        Assert.Equal(20, new SyntheticConversations(1).Next(0, 20).Content.Split('\n').Length);
    }

    [Fact]
    public void Words_are_as_unevenly_common_as_in_people_s_texts()
    {
        var source = new SyntheticConversations(1);
        var words = Enumerable.Range(0, 200).SelectMany(number => source.Next(number, 20).Content.Split([' ', '\n'])).ToList();
        var counts = words.CountBy(word => word, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Value).ToList();

        // About 90,000 words: the commonest are some percent of all, and thousands come once only.
        Assert.InRange(counts.Max(), words.Count / 50, words.Count / 8);
        Assert.InRange(counts.Count(count => count == 1), 2_000, 20_000);
    }
}
