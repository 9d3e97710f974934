namespace MemoryFunctions.Bench.IngestCost;

/// <summary>
/// A clock that runs on while there is work and can be put forward where there is none: what is computed takes the time it
/// really takes, what is waited for takes none.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<VirtualTimer> timers = [];
    private readonly long started = System.GetTimestamp();
    private long skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due; null where none is.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                return timers.Min(timer => timer.Due);
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    public override long GetTimestamp() => System.GetElapsedTime(started).Ticks + Interlocked.Read(ref skipped);

    /// <summary>Puts the clock forward, unless it is later already, and runs the timers that are due then before it returns.</summary>
    public void SkipTo(DateTimeOffset time)
    {
        var ahead = time - GetUtcNow();
        if (ahead > TimeSpan.Zero)
        {
            Interlocked.Add(ref skipped, ahead.Ticks);
        }

        VirtualTimer[] all;
        lock (gate)
        {
            all = [.. timers];
        }

        foreach (var timer in all.OrderBy(timer => timer.Due))
        {
            timer.RunIfDue();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }
}
