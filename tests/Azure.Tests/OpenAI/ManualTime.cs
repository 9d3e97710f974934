namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>A clock that stands still until a test moves it; a test can wait for somebody to wait for it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for a time such as is asked for, and says for how long.</summary>
    public async Task<TimeSpan> WaitForWaitAsync(Func<TimeSpan, bool> such)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                foreach (var timer in timers)
                {
                    if (such(timer.Due - now))
                    {
                        return timer.Due - now;
                    }
                }

                next = changed.Task;
            }

            await next.WaitAsync(Patience);
        }
    }

    public Task<TimeSpan> WaitForWaitAsync(TimeSpan time) => WaitForWaitAsync(waited => waited == time);

    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (gate)
        {
            now += time;
            due = [.. timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    private void Set(Timer timer, TimeSpan dueTime)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                timers.Add(timer);
            }

            told = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
    }

    private sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
