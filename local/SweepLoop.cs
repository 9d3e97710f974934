using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Local;

/// <summary>The sweep's timer. At the start it takes everything that is due at all: the bells of the last run are gone.</summary>
internal sealed partial class SweepLoop(SweepService sweep, IOptions<SweepOptions> options, TimeProvider time, ILogger<SweepLoop> logger) : BackgroundService
{
    /// <summary>Longer than any due time is set ahead.</summary>
    private static readonly TimeSpan Everything = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ahead = Everything;
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            try
            {
                await sweep.RunAsync(ahead, stoppingToken).ConfigureAwait(false);
                ahead = TimeSpan.Zero;
            }
            catch (MemoryFunctionsException e)
            {
                SweepFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(6001, LogLevel.Warning, "The sweep failed and is tried again at its next time")]
    private static partial void SweepFailed(ILogger logger, Exception exception);
}
