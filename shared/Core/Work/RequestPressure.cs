namespace MemoryFunctions.Core.Work;

/// <summary>
/// How many callers wait for an answer in this process. The worker lets them go first, for a while: they wait, and what it
/// does has time, and gets cheaper the more of it comes together.
/// </summary>
public sealed class RequestPressure(TimeProvider time)
{
    /// <summary>So many callers at once count as pressure: one may be waiting for the worker itself.</summary>
    private const int Busy = 2;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);

    private int requests;

    /// <summary>A caller waits from now on until the answer is disposed.</summary>
    public Request Enter()
    {
        Interlocked.Increment(ref requests);
        return new Request(this);
    }

    /// <summary>Waits until few callers wait, but no longer than <paramref name="longest"/>.</summary>
    public async Task WaitForCalmAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Volatile.Read(ref requests) >= Busy && time.GetElapsedTime(started) < longest)
        {
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A waiting caller.</summary>
    public readonly struct Request(RequestPressure pressure) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref pressure.requests);
    }
}
