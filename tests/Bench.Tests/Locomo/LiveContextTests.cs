using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests.Locomo;

public sealed class LiveContextTests
{
    private static readonly LocomoConversation Conversation = LocomoConversation.Create(
        "c", [.. Enumerable.Range(1, 6).Select(number => new LocomoTurn("c", number, new DateTime(2023, 5, number, 9, 0, 0, DateTimeKind.Unspecified), $"D{number}:1", "Ann", $"Turn {number}.", null))]);

    [Fact]
    public void As_many_lines_as_fit_are_taken_from_the_front() =>
        Prop.ForAll<NonNull<string>[], PositiveInt>((texts, budget) =>
        {
            List<string> lines = [.. texts.Select(text => text.Get)];
            List<string> taken = [.. LiveContext.Fitting(lines, budget.Get)];
            return taken.SequenceEqual(lines.Take(taken.Count), StringComparer.Ordinal)
                && LiveContext.TokensOf(taken) <= budget.Get
                && (taken.Count == lines.Count || LiveContext.TokensOf(lines.Take(taken.Count + 1)) > budget.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_memory_has_the_day_on_which_it_was_said_where_that_is_known() => Assert.Equal(
        ["[8 May 2023, Monday] Ann paints.", "Bo swims."],
        LiveContext.OfMemories([new RecallResult("Ann paints.", "d", [0], new DateTimeOffset(2023, 5, 8, 13, 0, 0, TimeSpan.Zero)), new RecallResult("Bo swims.", "d", [1])], 100));

    [Fact]
    public void A_conversation_that_fits_is_whole_and_in_order() => Assert.Equal(
        Enumerable.Range(1, 6).Select(number => $"Ann: Turn {number}."),
        LiveContext.OfConversation(Conversation, 1_000).Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..]));

    [Fact]
    public void Of_a_conversation_that_is_too_long_the_end_stays()
    {
        var all = LiveContext.OfConversation(Conversation, 1_000);
        var cut = LiveContext.OfConversation(Conversation, LiveContext.TokensOf(all) - 1);

        Assert.Equal(all.Skip(1), cut);
    }

    [Fact]
    public void There_are_an_arm_for_each_budget_and_three_controls() => Assert.Equal(
        ["memories-2000", "memories-6000", "full-context", "no-memory", "vague"],
        LiveArm.All([6_000, 2_000, 6_000], 100).Select(arm => arm.Name));
}
