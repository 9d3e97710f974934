using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class LeaseTests
{
    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_lease_is_renewed_while_the_model_takes_long()
    {
        var (clock, faults, gate, renewed) = (new TestClock(), new FaultScript(), new Gate(), new TaskCompletionSource());
        var embedder = new EmbedderProbe { Before = _ => gate.PassAsync() };
        await using var host = await StartAsync(embedder, clock, faults);
        await using var other = await StartAsync(new EmbedderProbe(), clock, beside: host);
        await StoreAsync(host);
        var working = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        clock.Advance(Lease * 0.8);
        var before = (await other.BankStore.ReadHeaderAsync(Bank, default))!.Lease!.Until;
        faults.Arriving = point =>
        {
            if (FaultScript.IsWrite(point))
            {
                renewed.TrySetResult();
            }

            return Task.CompletedTask;
        };
        await renewed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        faults.Arriving = null;
        var header = (await other.BankStore.ReadHeaderAsync(Bank, default))!;
        while (header.Lease!.Until == before)
        {
            await Task.Yield();
            header = (await other.BankStore.ReadHeaderAsync(Bank, default))!;
        }

        clock.Advance(Lease * 0.8);
        Assert.Equal(IngestOutcome.Busy, await other.Ingest.RunAsync(Bank, default));
        gate.Open();
        Assert.Equal(IngestOutcome.Done, await working);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_stops_waiting_for_the_model()
    {
        var (clock, gate, stopped) = (new TestClock(), new Gate(), false);
        var embedder = new EmbedderProbe
        {
            Holding = async (texts, token) =>
            {
                var passed = gate.PassAsync();
                try
                {
                    await passed.WaitAsync(token);
                }
                finally
                {
                    stopped = token.IsCancellationRequested;
                }
            },
        };
        await using var host = await StartAsync(embedder, clock);
        await using var other = await StartAsync(new EmbedderProbe(), clock, beside: host);
        await StoreAsync(host);
        var working = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        clock.Advance(Lease * 1.1);
        Assert.Equal(IngestOutcome.Done, await other.Ingest.RunAsync(Bank, default));
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => working)).IsTransient);
        Assert.True(stopped);
        await BankAudit.CheckDrainedAsync(other, Bank);
    }

    [Fact]
    public async Task A_synchronous_save_waits_no_longer_for_its_own_work_than_it_says()
    {
        var embedder = new EmbedderProbe { Holding = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token) };
        await using var host = await MemoryHost.StartAsync(change: services =>
        {
            embedder.Register(services);
            services.Configure<RetainOptions>(options => options.SyncTimeout = TimeSpan.FromSeconds(1));
        });
        var saving = host.SayAsync(Bank, "d", "user: one");
        Assert.False((await saving.WaitAsync(TimeSpan.FromSeconds(30))).Indexed);
        Assert.Null((await host.BankStore.ReadHeaderAsync(Bank, default))!.Lease);
        embedder.Holding = null;
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Single(await host.ListAsync(Bank));
    }

    private static Task<MemoryHost> StartAsync(EmbedderProbe embedder, TestClock clock, FaultScript? faults = null, MemoryHost? beside = null) => MemoryHost.StartAsync(
        new EmbeddedCosmosOptions { Faults = faults },
        services =>
        {
            embedder.Register(services);
            services.Configure<IngestOptions>(options => options.Lease = Lease);
        },
        clock,
        beside);

    private static Task StoreAsync(MemoryHost host) => host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = "user: one", DocumentId = "d" }], Async = true }, default);
}
