using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>The process that is killed, and started again on the same folder.</summary>
internal sealed class Victim(DirectoryInfo folder) : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    /// <summary>Short delays, so that what a killed worker held is free again soon; a small journal, so that it is compacted often.</summary>
    private static readonly string[] Settings =
    [
        "--Ingest:Lease", "00:00:05",
        "--Ingest:RetryDelay", "00:00:00.500",
        "--Ingest:PassesPerBell", "2",
        "--Queue:RetryDelay", "00:00:01",
        "--Sweep:Interval", "00:00:02",
        "--Journal:MinCompactionBytes", "2000000",
    ];

    private ServerProcess? process;
    private HindsightHttp? client;

    public DirectoryInfo Folder => folder;

    public HindsightHttp Client => client ?? throw new InvalidOperationException("Nothing runs.");

    public bool IsRunning => process is not null;

    public string LastOutput => process?.LastOutput ?? "";

    /// <summary>Starts it and does not wait.</summary>
    public void Launch()
    {
        process = ServerProcess.StartOn(folder, Settings);
        client?.Dispose();
        client = new HindsightHttp(process.Address);
    }

    /// <summary>Starts it where it does not run, and waits until it is ready.</summary>
    public async Task<HindsightHttp> UpAsync(CancellationToken cancellationToken)
    {
        if (process is null)
        {
            Launch();
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        try
        {
            while (!await Client.IsReadyAsync(deadline.Token))
            {
                if (process!.HasExited)
                {
                    throw new BenchException($"The instance does not start on {folder.FullName}:\n{process.LastOutput}");
                }

                await Task.Delay(Between, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchException($"The instance was not ready within {StartTimeout.TotalSeconds:0} s on {folder.FullName}:\n{LastOutput}");
        }

        return Client;
    }

    /// <summary>Kills it where it runs. The client stays: its calls under way are still to find out.</summary>
    public async Task KillAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
            process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        client?.Dispose();
    }
}
