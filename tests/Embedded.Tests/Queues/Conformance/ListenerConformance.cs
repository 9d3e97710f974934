using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MemoryFunctions.Tests.Queues;

/// <summary>What the listener does with any work queue; each queue derives it.</summary>
public abstract class ListenerConformance : IAsyncLifetime
{
    private const string Alice = "default/u/alice";
    private const string Bob = "default/u/bob";

    private QueueUnderTest Queue { get; set; } = null!;

    public async Task InitializeAsync() => Queue = await OpenAsync();

    public async Task DisposeAsync() => await Queue.DisposeAsync();

    [QueueFact]
    public async Task A_bell_that_was_handled_is_handled_once()
    {
        var handler = new RecordingHandler();
        await using var listener = await ListenAsync(handler);
        await Queue.RingAsync(Alice);
        await Queue.UntilAsync(handler.NextHandledAsync());
        await Queue.RingAsync(Bob, delaySeconds: 2 * QueueUnderTest.VisibilityTimeout.TotalSeconds);

        Assert.Equal(Bob, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
    }

    [QueueFact]
    public async Task A_bell_that_fails_five_times_goes_to_the_poison_queue_and_its_handler_hears_of_it_once()
    {
        var handler = new RecordingHandler((body, _) => BankOf(body) == Alice ? throw new InvalidOperationException("no") : Task.CompletedTask);
        await using var listener = await ListenAsync(handler);
        await Queue.RingAsync(Alice);
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            Assert.Equal(Alice, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
        }

        var poisoned = await Queue.UntilAsync(handler.NextPoisonedAsync());
        await Queue.RingAsync(Bob, delaySeconds: 2 * QueueUnderTest.VisibilityTimeout.TotalSeconds);

        Assert.Equal(Alice, BankOf(poisoned));
        Assert.Equal(Bob, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
        Assert.Equal(poisoned, Assert.Single(await Queue.ReadPoisonAsync()));
        Assert.Equal(0, handler.Poisoned);
    }

    [QueueFact]
    public async Task A_bell_rung_twice_and_late_is_handled_each_time()
    {
        var firstMayEnd = new TaskCompletionSource();
        var handler = new RecordingHandler((_, token) => firstMayEnd.Task.WaitAsync(token));
        await using var listener = await ListenAsync(handler);
        await Queue.RingAsync(Alice, delaySeconds: 1);
        await Queue.RingAsync(Bob);

        Assert.Equal(Bob, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
        Assert.Equal(Alice, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
        await Queue.RingAsync(Alice);
        firstMayEnd.SetResult();

        Assert.Equal(Alice, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
    }

    [QueueFact]
    public async Task What_runs_when_the_host_stops_is_put_back_and_handled_after_the_restart()
    {
        var stuck = new RecordingHandler((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        await using (await ListenAsync(stuck))
        {
            await Queue.RingAsync(Alice);
            await Queue.UntilAsync(stuck.NextHandledAsync());
        }

        var handler = new RecordingHandler();
        await using var restarted = await ListenAsync(handler);

        Assert.Equal(Alice, BankOf(await Queue.UntilAsync(handler.NextHandledAsync())));
    }

    protected abstract Task<QueueUnderTest> OpenAsync();

    private static string BankOf(string body) => BellJson.Read(body).Bank;

    private async Task<RunningListener> ListenAsync(IBellHandler handler)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Queue:DrainTimeout"] = "00:00:01" };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(Queue.Time)
            .AddSingleton(Queue.Receiver)
            .AddSingleton(handler)
            .AddQueueListener()
            .BuildServiceProvider();
        var listener = Assert.Single(services.GetServices<IHostedService>());
        await listener.StartAsync(CancellationToken.None);
        return new RunningListener(Queue, services, listener);
    }

    // The queue is the test's and outlives the listener: a provider does not dispose instances that it was given
    private sealed class RunningListener(QueueUnderTest queue, ServiceProvider services, IHostedService listener) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await queue.UntilAsync(StopAsync());
            await services.DisposeAsync();
        }

        private async Task<bool> StopAsync()
        {
            await listener.StopAsync(CancellationToken.None);
            return true;
        }
    }
}
