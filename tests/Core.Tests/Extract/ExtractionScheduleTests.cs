using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class ExtractionScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ExtractionSchedule Schedule = new(new ExtractOptions());

    [Theory]
    [InlineData(10, 59, 59, false)]
    [InlineData(10, 60, 60, true)]
    [InlineData(10, 599, 0, false)]
    [InlineData(10, 600, 0, true)]
    [InlineData(2_499, 0, 0, false)]
    [InlineData(2_500, 0, 0, true)]
    public void A_document_is_due_when_it_is_quiet_old_or_long(int tokens, int since, int quiet, bool isDue) =>
        Assert.Equal(isDue, Schedule.Take([One("d", tokens, since, quiet)], null, Now).Due.Count == 1);

    [Fact]
    public void Short_documents_are_due_together_when_they_are_long_together() =>
        Assert.Equal(2, Schedule.Take([One("a", 1_250, 0, 0), One("b", 1_250, 0, 0)], null, Now).Due.Count);

    [Fact]
    public void What_is_held_back_after_a_failure_waits_and_hurries_nobody()
    {
        var held = One("held", 10_000, 900, 900) with { NotBefore = Now.AddSeconds(1) };
        var (due, company) = Schedule.Take([held, One("b", 10, 0, 0)], Now, Now.AddMilliseconds(1));
        Assert.Equal(["b"], due.Select(one => one.DocumentId));
        Assert.Empty(company);
        Assert.Empty(Schedule.Take([held, One("b", 10, 0, 0)], null, Now).Due);
        Assert.Equal(Now.AddSeconds(1), Schedule.Next([held], null, Now));
    }

    [Fact]
    public void A_flush_takes_what_was_retained_before_it_and_offers_the_rest_as_company()
    {
        var (due, company) = Schedule.Take([One("before", 10, 10, 5), One("behind", 10, 1, 1)], Now.AddSeconds(-5), Now);
        Assert.Equal(["before"], due.Select(one => one.DocumentId));
        Assert.Equal(["behind"], company.Select(one => one.DocumentId));
    }

    [Fact]
    public void Company_comes_only_where_something_is_due() =>
        Assert.Empty(Schedule.Take([One("a", 10, 0, 0)], null, Now).Company);

    [Theory]
    [InlineData(null, 60, 60)]
    [InlineData(30, 60, null)]
    [InlineData(60, 60, null)]
    [InlineData(61, 60, null)]
    [InlineData(62, 60, 60)]
    [InlineData(0, 60, 60)]
    [InlineData(-5, -10, 0)]
    [InlineData(30, -10, 0)]
    [InlineData(30, null, null)]
    public void A_bell_is_rung_unless_one_comes_in_time(int? underway, int? due, int? rung) =>
        Assert.Equal(At(rung), ExtractionSchedule.Bell(At(underway), At(due), Now));

    private static DateTimeOffset? At(int? seconds) => seconds is { } value ? Now.AddSeconds(value) : null;

    private static PendingExtraction One(string id, int tokens, int since, int quiet) =>
        new("life", id, tokens, Now.AddSeconds(-since), Now.AddSeconds(-quiet));
}
