using System.Diagnostics;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Serving;

/// <summary>The instance that is measured: started here, or found running.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private ServerProcess? process;

    private Instance(HindsightHttp client, ServerProcess? process)
    {
        Client = client;
        this.process = process;
        Memory = process is null ? null : new MemorySampler(process);
    }

    public HindsightHttp Client { get; private set; }

    /// <summary>Null where the process is not ours to look at.</summary>
    public MemorySampler? Memory { get; private set; }

    /// <inheritdoc cref="Memory"/>
    public AllocationMeter? Allocations { get; private set; }

    /// <summary>What the process has computed so far; null where it is not ours to look at. Unlike time, it hardly depends on what else runs.</summary>
    public TimeSpan? ProcessorTime => process?.ProcessorTime();

    /// <summary>Whether this instance began empty and goes away with its data.</summary>
    public bool IsOwn => process is not null;

    public string Description => process is null ? $"instance at {Client.BaseAddress}" : $"instance of its own, data on {process.FileSystem}, {Environment.ProcessorCount} processors";

    /// <param name="store">The folder in which its data folder is made; null means the system's temporary folder.</param>
    /// <param name="settings">Further arguments of its command line.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<Instance> StartAsync(DirectoryInfo? store, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var started = ServerProcess.Start(store, settings);
        var instance = new Instance(new HindsightHttp(started.Address), started);
        try
        {
            await instance.WaitUntilReadyAsync(cancellationToken);
            instance.Allocations = AllocationMeter.Start(started.Id);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    public static async Task<Instance> AttachAsync(Uri url, CancellationToken cancellationToken)
    {
        var instance = new Instance(new HindsightHttp(url), process: null);
        if (await instance.Client.IsReadyAsync(cancellationToken))
        {
            return instance;
        }

        await instance.DisposeAsync();
        throw new BenchException($"--url: {url} does not answer /health/ready with 200.");
    }

    /// <summary>Ends the process and starts it anew with its data, at another address.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <param name="settings">Further arguments of its command line; null is those that it had.</param>
    /// <returns>How long it took from its start until it was ready.</returns>
    public async Task<TimeSpan> RestartAsync(CancellationToken cancellationToken, IReadOnlyList<string>? settings = null)
    {
        await StopWatchingAsync();
        Client.Dispose();
        var started = Stopwatch.GetTimestamp();
        process = await process!.RestartAsync(settings);
        Client = new HindsightHttp(process.Address);
        await WaitUntilReadyAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await StopWatchingAsync();
        Client.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    private async Task StopWatchingAsync()
    {
        if (Allocations is not null)
        {
            await Allocations.DisposeAsync();
            Allocations = null;
        }

        if (Memory is not null)
        {
            await Memory.DisposeAsync();
            Memory = null;
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        try
        {
            while (!await Client.IsReadyAsync(deadline.Token))
            {
                if (process!.HasExited)
                {
                    throw new BenchException($"The instance ended before it was ready:\n{process.LastOutput}");
                }

                await Task.Delay(Between, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchException($"The instance was not ready within {StartTimeout.TotalSeconds:0} s:\n{process!.LastOutput}");
        }
    }
}
