using MemoryFunctions.Bench.IngestCost;

namespace MemoryFunctions.Bench.Tests;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Putting_the_clock_forward_runs_what_is_due_then_and_nothing_later()
    {
        var clock = new VirtualClock(Start);
        var ran = new List<string>();
        using var late = clock.CreateTimer(_ => ran.Add("late"), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using var second = clock.CreateTimer(_ => ran.Add("second"), null, TimeSpan.FromMinutes(40), Timeout.InfiniteTimeSpan);
        using var first = clock.CreateTimer(_ => ran.Add("first"), null, TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        clock.SkipTo(Start.AddHours(1));
        Assert.Equal(["first", "second"], ran);
        Assert.InRange(clock.NextDue!.Value, Start.AddHours(2), Start.AddHours(2).AddMinutes(1));
    }

    [Fact]
    public async Task A_wait_that_is_not_skipped_takes_the_time_that_it_takes()
    {
        var clock = new VirtualClock(Start);
        var before = clock.GetUtcNow();
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        Assert.InRange(clock.GetUtcNow() - before, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_wait_that_is_skipped_ends_at_once()
    {
        var clock = new VirtualClock(Start);
        var waiting = Task.Delay(TimeSpan.FromDays(3), clock);
        Assert.False(waiting.IsCompleted);
        clock.SkipTo(Start.AddDays(4));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_clock_is_never_put_back()
    {
        var clock = new VirtualClock(Start);
        clock.SkipTo(Start.AddHours(1));
        clock.SkipTo(Start);
        Assert.InRange(clock.GetUtcNow(), Start.AddHours(1), Start.AddHours(2));
    }

    [Fact]
    public void A_timer_that_is_disposed_is_never_due()
    {
        var clock = new VirtualClock(Start);
        var ran = false;
        clock.CreateTimer(_ => ran = true, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();
        Assert.Null(clock.NextDue);
        clock.SkipTo(Start.AddHours(1));
        Assert.False(ran);
    }
}
