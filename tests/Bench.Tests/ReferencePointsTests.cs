using MemoryFunctions.Bench.IngestCost;

namespace MemoryFunctions.Bench.Tests;

public sealed class ReferencePointsTests
{
    [Fact]
    public void Other_ways_are_counted_for_the_same_conversation()
    {
        // Six exchanges of 80 characters, 20 tokens, each.
        var turns = Enumerable.Range(0, 12).Select(_ => new ReplayTurn("Ann", new string('x', 35))).ToList();
        var points = ReferencePoints.Of([new ReplayConversation("c", [new ReplaySession("s", DateTimeOffset.UnixEpoch, turns)])]);
        Assert.Equal(new CostPerExchange(1_220, 1), points.Delta);
        Assert.Equal(new CostPerExchange(1_200 + (20 * 3.5), 1), points.Transcript);
        Assert.Equal(2.0 / 6, points.EveryFifth.Calls, 10);
        Assert.Equal((1_200 * 2.0 / 6) + 20, points.EveryFifth.Tokens, 10);
    }

    [Fact]
    public void Long_messages_make_the_whole_session_each_time_eight_times_as_dear()
    {
        var points = ReferencePoints.Of(LongConversations.Make());
        Assert.InRange(points.Transcript.Tokens / points.Delta.Tokens, 7.5, 8.5);
    }
}
