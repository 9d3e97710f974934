using MemoryFunctions.Core.Ingest;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Timers;

/// <summary>Rings again for work whose bell was lost.</summary>
public sealed class SweepFunction(SweepService sweep)
{
    /// <summary>The host has no default for a binding expression: the setting must be there.</summary>
    private const string Schedule = "%Sweep:Schedule%";

    [Function("Sweep")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(TimeSpan.Zero, cancellationToken);
}
