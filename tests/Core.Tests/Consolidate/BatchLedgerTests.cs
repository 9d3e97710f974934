using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Memories;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Consolidate;

public sealed class BatchLedgerTests
{
    private static readonly MemoryUnit Known = Fact("k", "Anna lives in Paris", "2024-01-10");

    private readonly BatchLedger ledger = new();

    [Fact]
    public void What_says_the_same_as_something_dropped_is_dropped()
    {
        ledger.Settle(New(Fact("a", "Anna is somewhere"), Known), new Verdict(VerdictAction.Drop, [], "vague"));

        Assert.True(ledger.Settle(New(Fact("b", "Anna is in some place"), Known), new Verdict(VerdictAction.Merge, ["a"], "same")).IsDropped);
        Assert.True(ledger.IsDropped("b"));
    }

    [Fact]
    public void What_says_the_same_as_something_outdated_but_later_outdates_its_successor()
    {
        ledger.Settle(New(Fact("berlin", "Anna moved to Berlin", "2024-02-01"), Known), new Verdict(VerdictAction.Supersede, ["k"], "moved"));

        var back = ledger.Settle(New(Fact("back", "Anna lives in Paris", "2024-03-01"), Known), new Verdict(VerdictAction.Merge, ["k"], "same"));

        Assert.Equal((null, "berlin"), (back.MergesWith, Assert.Single(back.Supersedes)));
    }

    [Fact]
    public void What_says_the_same_as_something_outdated_at_no_later_time_stays_with_it()
    {
        ledger.Settle(New(Fact("berlin", "Anna moved to Berlin", "2024-02-01"), Known), new Verdict(VerdictAction.Supersede, ["k"], "moved"));

        Assert.Equal("k", ledger.Settle(New(Fact("same", "Anna lives in Paris", "2024-01-20"), Known), new Verdict(VerdictAction.Merge, ["k"], "same")).MergesWith);
        Assert.True(ledger.IsOutdated("same"));
    }

    [Fact]
    public void What_was_merged_with_something_newer_is_not_outdated_by_something_older()
    {
        ledger.Settle(New(Fact("later", "Anna lives in Paris", "2024-05-01"), Known), new Verdict(VerdictAction.Merge, ["k"], "same"));

        var between = ledger.Settle(New(Fact("berlin", "Anna moved to Berlin", "2024-02-01"), Known), new Verdict(VerdictAction.Supersede, ["k"], "moved"));

        Assert.Empty(between.Supersedes);
        Assert.False(ledger.IsOutdated("k"));
    }

    [Fact]
    public void Of_several_targets_only_those_that_are_not_newer_are_outdated()
    {
        var newer = Fact("newer", "Anna lives in Rome", "2024-09-01");

        Assert.Equal(
            ["k"],
            ledger.Settle(New(Fact("berlin", "Anna moved to Berlin", "2024-02-01"), Known, newer), new Verdict(VerdictAction.Supersede, ["newer", "k"], "moved")).Supersedes);
    }

    [Theory]
    // Beginnings, where nothing is over
    [InlineData("2024-02-01", null, null, "2024-03-01", null, null, true)]
    [InlineData("2024-03-01", null, null, "2024-02-01", null, null, false)]
    [InlineData("2024-03-01", null, null, "2024-03-01", null, null, false)]
    [InlineData("2024-09-01", "2019-01-01", null, "2024-01-01", "2020-01-01", null, true)]
    [InlineData("2024-09-01", "2019-01-01", null, "2024-01-01", null, null, true)]
    // What is missing decides nothing
    [InlineData(null, null, null, "2024-03-01", null, null, false)]
    [InlineData("2024-03-01", null, null, null, null, null, false)]
    // A period against what was said to hold after it
    [InlineData("2024-09-01", "2015-01-01", "2020-01-01", "2023-01-01", "2018-01-01", null, true)]
    [InlineData("2024-03-10", "2024-03-02", "2024-03-09", "2024-03-05", null, null, false)]
    // An appointment that is moved forward
    [InlineData("2024-02-01", "2024-06-07", null, "2024-01-01", "2024-06-14", null, false)]
    [InlineData("2024-01-01", "2024-06-14", null, "2024-02-01", "2024-06-07", null, true)]
    public void Dates_tell_which_of_two_facts_is_earlier(string? said, string? from, string? to, string? otherSaid, string? otherFrom, string? otherTo, bool isEarlier) =>
        Assert.Equal(isEarlier, FactTime.IsEarlier(Fact("a", "a", said, from, to), Fact("b", "b", otherSaid, otherFrom, otherTo)));
}
