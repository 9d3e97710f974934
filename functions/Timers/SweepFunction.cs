using MemoryFunctions.Core.Ingest;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Timers;

/// <summary>Rings again for work whose bell was lost.</summary>
public sealed class SweepFunction(SweepService sweep)
{
    /// <summary>Every two minutes, about the time after which a bell counts as lost (<c>Retain:BellGrace</c>).</summary>
    private const string Schedule = "0 */2 * * * *";

    [Function("Sweep")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(TimeSpan.Zero, cancellationToken);
}
