using Azure.Storage.Queues;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>
/// Workers on a real storage queue that delivers what it may deliver: twice, late, in another order, not at all. The work ends
/// the same each time.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class IngestOverQueueTests(AzuriteFixture azurite)
{
    private const int Rounds = 6;

    private static readonly BankId[] Banks = [MemoryHost.Bank("ann"), MemoryHost.Bank("ben"), MemoryHost.Bank("cleo")];

    private readonly string name = azurite.NewQueueName();

    [QueueFact]
    public async Task Bells_that_are_delivered_several_times_to_several_workers_leave_each_turn_once()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(beside: first);
        for (var round = 0; round < Rounds; round++)
        {
            await SaveAsync(first, round);
            foreach (var bank in Banks)
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RingAsync(bank, TimeSpan.Zero)));
            }
        }

        await CheckAsync(first);
    }

    [QueueFact]
    public async Task Bells_that_come_late_and_in_another_order_find_the_newest_version()
    {
        await using var host = await StartAsync();
        await using var other = await StartAsync(beside: host);
        var former = MemoryHost.Bank("former");
        await host.SayAsync(former, "d", "user: this goes");
        for (var round = 0; round < Rounds; round++)
        {
            // The later it was said the sooner it rings; and one rings whose bank has gone by then.
            foreach (var bank in Banks.Append(former))
            {
                await RingAsync(bank, TimeSpan.FromSeconds((Rounds - round) / 3));
            }

            await SaveAsync(host, round);
        }

        await host.Banks.DeleteAsync(former, default);
        await CheckAsync(host);
        await UntilAsync(async () => (await BankAudit.ReadAsync(host, former)).Items.Count == 0, "nothing is left of the deleted bank");
    }

    [QueueFact]
    public async Task What_lost_messages_would_have_told_is_found_by_the_sweep()
    {
        await using (var deaf = await StartAsync(listens: false))
        {
            for (var round = 0; round < Rounds; round++)
            {
                await SaveAsync(deaf, round);
            }

            await Wire().ClearMessagesAsync();
            await using var worker = await StartAsync(beside: deaf);
            Assert.Equal(0, await worker.Sweep.RunAsync(TimeSpan.Zero, default));
            Assert.Empty(await worker.ListAsync(Banks[0]));

            Assert.Equal(Banks.Length, await worker.Sweep.RunAsync(new RetainOptions().BellGrace, default));
            await CheckAsync(worker);
        }
    }

    [QueueFact]
    public async Task A_bell_that_fails_five_times_goes_to_the_poison_queue_and_its_work_is_done_all_the_same()
    {
        Stumbling? handler = null;
        await using var host = await StartAsync(change: services => services
            .Configure<IngestOptions>(options => options.Lease = TimeSpan.FromSeconds(5))
            .AddSingleton<IBellHandler>(provider => handler = new Stumbling(provider.GetRequiredService<IngestWorker>(), failures: 5)));
        await host.Retain.RetainAsync(Command(Banks[0], "d", "user: it is kept"), default);

        await UntilAsync(async () => (await host.ListAsync(Banks[0])).Count == 1, "the poisoned bell's work is done");

        Assert.Equal((6, 1), (handler!.Calls, handler.Poisoned));
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var poison = await new QueueClient(azurite.ConnectionString, name + "-poison", options).PeekMessagesAsync(32);
        Assert.Equal(Banks[0].Path, BellJson.Read(Assert.Single(poison.Value).Body.ToString()).Bank);
        await BankAudit.CheckDrainedAsync(host, Banks[0]);
    }

    private static RetainCommand Command(BankId bank, string document, string content) =>
        new() { Bank = bank, Async = true, Items = [new RetainItem { Content = content, DocumentId = document }] };

    /// <summary>A conversation that grows, one that stays and one that is replaced, in each bank.</summary>
    private static async Task SaveAsync(MemoryHost host, int round)
    {
        foreach (var bank in Banks)
        {
            await host.Retain.RetainAsync(Command(bank, "grows", string.Join('\n', Grown(bank, round))), default);
            await host.Retain.RetainAsync(Command(bank, $"stays-{round}", $"user: stays {round} {bank.Key}"), default);
            await host.Retain.RetainAsync(Command(bank, "changes", $"user: version {round} {bank.Key}"), default);
        }
    }

    private static IEnumerable<string> Grown(BankId bank, int round) => Enumerable.Range(0, round + 1).Select(line => $"user: line {line} {bank.Key}");

    private static async Task CheckAsync(MemoryHost host)
    {
        foreach (var bank in Banks)
        {
            string[] expected =
            [
                .. Grown(bank, Rounds - 1), .. Enumerable.Range(0, Rounds).Select(round => $"user: stays {round} {bank.Key}"), $"user: version {Rounds - 1} {bank.Key}",
            ];
            await UntilAsync(
                async () => expected.Order(StringComparer.Ordinal).SequenceEqual(
                    (await host.ListAsync(bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal), StringComparer.Ordinal),
                $"{bank.Key} has each turn of the last versions once");
        }

        foreach (var bank in Banks)
        {
            await BankAudit.CheckDrainedAsync(host, bank);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"it never came to be that {what}");
            await Task.Delay(20);
        }
    }

    private Task RingAsync(BankId bank, TimeSpan delay) => Wire().SendMessageAsync(BellJson.Write(new Bell { Bank = bank.Path }), visibilityTimeout: delay);

    private QueueClient Wire() => new(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private async Task<MemoryHost> StartAsync(MemoryHost? beside = null, bool listens = true, Action<IServiceCollection>? change = null)
    {
        await Wire().CreateIfNotExistsAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Queue:ConnectionString"] = azurite.ConnectionString,
            ["Queue:Name"] = name,
            ["Queue:RetryDelay"] = "00:00:00",
            ["Queue:MaxPollingInterval"] = "00:00:00.100",
        };
        return await MemoryHost.StartAsync(
            change: services =>
            {
                services.AddStorageQueue(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
                if (listens)
                {
                    services.AddQueueListener();
                }

                change?.Invoke(services);
            },
            beside: beside);
    }

    /// <summary>Fails some times before it does anything.</summary>
    private sealed class Stumbling(IngestWorker worker, int failures) : IBellHandler
    {
        private int calls;
        private int poisoned;

        public int Calls => calls;

        public int Poisoned => poisoned;

        public Task HandleAsync(string body, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref calls) <= failures ? throw new InvalidOperationException("It stumbles.") : worker.HandleAsync(body, cancellationToken);

        public Task HandlePoisonAsync(string body, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref poisoned);
            return worker.HandlePoisonAsync(body, cancellationToken);
        }
    }
}
