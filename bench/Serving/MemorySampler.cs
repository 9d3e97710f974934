namespace MemoryFunctions.Bench.Serving;

/// <summary>
/// Watches how much memory the instance occupies. Sampled rather than read off the operating system's high-water mark,
/// which every system keeps differently and none lets one reset.
/// </summary>
internal sealed class MemorySampler : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly ServerProcess process;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Task loop;
    private long peak;

    public MemorySampler(ServerProcess process)
    {
        this.process = process;
        loop = WatchAsync();
    }

    /// <summary>Bytes, the most that was seen so far.</summary>
    public long Peak
    {
        get
        {
            Sample();
            return peak;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                Sample();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is how watching ends.
        }
    }

    private void Sample()
    {
        lock (gate)
        {
            peak = Math.Max(peak, process.WorkingSet());
        }
    }
}
