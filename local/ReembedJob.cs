namespace MemoryFunctions.Local;

/// <summary>The command beside the service: a folder belongs to one process. The process ends with it.</summary>
internal sealed class ReembedJob(ReembedCommand command, IServiceProvider services, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // First the service serves: its own start refuses what the command could only trip over.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var serving = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        await command.RunAsync(services, stoppingToken).ConfigureAwait(false);
        lifetime.StopApplication();
    }
}
