using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests;

public sealed class TurnRankingTests
{
    private static readonly DateTime Time = new(2023, 5, 8, 13, 56, 0);

    private static readonly LocomoConversation Conversation = LocomoConversation.Create(
        "conv-1",
        [
            new LocomoTurn("conv-1", 1, Time, "D1:1", "Ann", "Hello", null),
            new LocomoTurn("conv-1", 1, Time, "D1:2", "Bob", "Look\nhere", "a dog"),
            new LocomoTurn("conv-1", 2, Time, "D2:1", "Ann", "Again", null),
        ]);

    [Fact]
    public void A_session_is_a_document_with_one_line_a_turn()
    {
        var document = Conversation.Sessions[0].Document;

        Assert.Equal("Ann: Hello\nBob: Look here [shares a dog]", document.Content);
        Assert.Equal("conv-1/session-1", document.DocumentId);
        Assert.Equal("2023-05-08T13:56:00Z", document.Timestamp);
    }

    [Fact]
    public void A_memory_of_several_turns_takes_several_places_and_a_turn_only_one()
    {
        var ranking = Rank(new RecallResult("", "conv-1/session-1", [1, 0]), new RecallResult("", "conv-1/session-2", [0]), new RecallResult("", "conv-1/session-1", [1]));

        Assert.Equal(["D1:2", "D1:1", "D2:1"], ranking.Turns);
        Assert.Equal(0, ranking.Unknown);
    }

    [Fact]
    public void Sources_that_are_no_turn_are_counted()
    {
        var ranking = Rank(
            new RecallResult("", "conv-1/session-3", [0]),
            new RecallResult("", "conv-1/session-1", [2]),
            new RecallResult("", "conv-1/session-1", null),
            new RecallResult("", null, [0]));

        Assert.Empty(ranking.Turns);
        Assert.Equal(4, ranking.Unknown);
    }

    private static TurnRanking Rank(params RecallResult[] results) =>
        TurnRanking.Of(results, Conversation.Sessions.ToDictionary(session => session.Document.DocumentId, StringComparer.Ordinal));
}
