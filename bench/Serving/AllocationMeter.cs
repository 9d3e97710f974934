using System.Collections.Immutable;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace MemoryFunctions.Bench.Serving;

/// <summary>
/// Follows the runtime's own counter of allocated bytes in another process, through its diagnostic port: nothing in the
/// product has to tell it.
/// </summary>
internal sealed class AllocationMeter : IAsyncDisposable
{
    private readonly EventPipeSession session;
    private readonly EventPipeEventSource source;
    private readonly Task reading;
    private readonly Lock gate = new();
    private Allocation total = new(0, 0);

    private AllocationMeter(EventPipeSession session)
    {
        this.session = session;
        source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += Read;
        reading = Task.Factory.StartNew(() => source.Process(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What was counted so far, a second at a time.</summary>
    public Allocation Total
    {
        get
        {
            lock (gate)
            {
                return total;
            }
        }
    }

    public static AllocationMeter Start(int process)
    {
        var provider = new EventPipeProvider(
            "System.Runtime", EventLevel.Informational, arguments: ImmutableDictionary<string, string>.Empty.Add("EventCounterIntervalSec", "1"));
        return new AllocationMeter(new DiagnosticsClient(process).StartEventPipeSession([provider], requestRundown: false));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            session.Stop();
        }
        catch (Exception e) when (e is ServerNotAvailableException or IOException)
        {
            // The process has ended before.
        }

        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        source.Dispose();
        session.Dispose();
    }

    private void Read(TraceEvent data)
    {
        if (data.EventName != "EventCounters"
            || data.PayloadValue(0) is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> counter
            || counter["Name"] is not "alloc-rate")
        {
            return;
        }

        lock (gate)
        {
            total = new Allocation(total.Bytes + (double)counter["Increment"], total.Seconds + (float)counter["IntervalSec"]);
        }
    }
}

/// <summary>Bytes that a process allocated in so many seconds.</summary>
internal sealed record Allocation(double Bytes, double Seconds)
{
    /// <summary>Bytes in a time, at the rate at which they were counted since; null where nothing was counted yet.</summary>
    public double? Since(Allocation before, TimeSpan elapsed) =>
        Seconds > before.Seconds ? (Bytes - before.Bytes) / (Seconds - before.Seconds) * elapsed.TotalSeconds : null;
}
