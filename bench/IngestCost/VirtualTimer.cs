namespace MemoryFunctions.Bench.IngestCost;

/// <summary>A timer of a <see cref="VirtualClock"/>: the system's, until the clock is put forward past it.</summary>
internal sealed class VirtualTimer : ITimer
{
    /// <summary>The system's timers can come a little early: then they are set again, not for nothing.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly VirtualClock clock;
    private readonly Action run;
    private readonly Lock gate = new();
    private readonly ITimer real;
    private TimeSpan period;
    private bool disposed;

    public VirtualTimer(VirtualClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        run = () => callback(state);
        real = TimeProvider.System.CreateTimer(static self => ((VirtualTimer)self!).RunIfDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            this.period = period;
            return Set(dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime);
        }
    }

    public void RunIfDue()
    {
        lock (gate)
        {
            if (Due is not { } due)
            {
                return;
            }

            if (due > clock.GetUtcNow())
            {
                Set(due);
                return;
            }

            Set(period > TimeSpan.Zero ? clock.GetUtcNow() + period : null);
        }

        run();
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            Due = null;
        }

        real.Dispose();
        clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Set(DateTimeOffset? due)
    {
        Due = disposed ? null : due;
        if (Due is not { } at)
        {
            return real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        var left = at - clock.GetUtcNow();
        return real.Change(left > Least ? left : Least, Timeout.InfiniteTimeSpan);
    }
}
