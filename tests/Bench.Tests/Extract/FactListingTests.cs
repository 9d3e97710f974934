using MemoryFunctions.Bench.Extract;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class FactListingTests
{
    private static readonly Dictionary<string, CaseSession> Documents = new(StringComparer.Ordinal)
    {
        ["session-1"] = new(DateTimeOffset.UnixEpoch, [new CaseTurn("user", "I keep bees."), new CaseTurn("Anna", "I see.")]),
    };

    [Theory]
    [InlineData("user: I keep bees.", 0, false)]
    [InlineData("Anna: I see.", 1, false)]
    [InlineData("user: I keep [secret removed].", 0, false)]
    [InlineData("The user keeps bees.", 0, true)]
    [InlineData("Anna: I see.", 0, true)]
    public void A_turn_is_told_by_its_speaker_s_label(string text, int turn, bool isFact) =>
        Assert.Equal(isFact, FactListing.IsFact(new ListedMemory(text) { DocumentId = "session-1", SourceTurns = [turn] }, Documents));

    [Fact]
    public void What_names_its_sources_is_a_fact_whatever_it_says() =>
        Assert.True(FactListing.IsFact(new ListedMemory("user: I keep bees.") { DocumentId = "session-1", SourceTurns = [0], SourceMemoryIds = ["m"] }, Documents));

    [Fact]
    public void An_observation_is_no_fact() =>
        Assert.False(FactListing.IsFact(new ListedMemory("Keeps bees.") { FactType = "observation", SourceMemoryIds = ["m"] }, Documents));
}
