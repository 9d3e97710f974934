using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What passes by itself is waited for, what does not ends with a reason, and neither is anybody else's trouble.</summary>
public sealed class FailureAccountingTests
{
    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly string Ring = BellJson.Write(new Bell { Bank = Bank.Path });

    [Fact]
    public async Task One_bad_document_among_twenty_fails_alone_and_no_bell_goes_round_for_ever()
    {
        var (clock, bells) = (new TestClock(), new BellProbe());
        var embedder = new EmbedderProbe { Before = texts => Has(texts, "bad") ? throw new InvalidOperationException("the model does not like it") : Task.CompletedTask };
        await using var host = await StartAsync(embedder, bells, clock);
        var operations = new List<string>();
        for (var at = 0; at < 20; at++)
        {
            operations.Add(await StoreAsync(host, $"d{at}", at == 7 ? "user: bad" : $"user: good {at}"));
        }

        bells.Take();
        await host.Ingest.HandleAsync(Ring, default);
        Assert.Equal(19, (await host.ListAsync(Bank)).Count);
        var rung = await RingOnAsync(host, bells, clock);
        Assert.Equal(4, rung);
        Assert.Equal(OperationStatus.Failed, (await host.Operations.GetAsync(Bank, operations[7], default))!.Status);
        Assert.Equal(19, (await host.Operations.ListAsync(Bank, new OperationQuery { Status = OperationStatus.Completed }, default)).Total);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await host.Sweep.RunAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task A_document_that_always_fails_as_if_it_would_pass_holds_nobody_up_either()
    {
        var (clock, bells) = (new TestClock(), new BellProbe());
        var embedder = new EmbedderProbe { Before = texts => Has(texts, "bad") ? throw new ModelException("the model is busy", isTransient: true) : Task.CompletedTask };
        await using var host = await StartAsync(embedder, bells, clock);
        for (var at = 0; at < 20; at++)
        {
            await StoreAsync(host, $"d{at}", at == 7 ? "user: bad" : $"user: good {at}");
        }

        await host.Ingest.HandleAsync(Ring, default);
        Assert.Equal(19, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task What_passes_by_itself_is_tried_for_a_day_later_and_later_and_then_given_up_with_its_reason()
    {
        var (clock, bells) = (new TestClock(), new BellProbe());
        var embedder = new EmbedderProbe { Before = _ => throw new ModelException("the model is busy", isTransient: true) };
        await using var host = await StartAsync(embedder, bells, clock);
        var operation = await StoreAsync(host, "d", "user: one");
        bells.Take();
        await host.Ingest.HandleAsync(Ring, default);
        Assert.Equal(3, embedder.Calls);
        var delays = new List<double>();
        for (var bell = 0; bell < 8; bell++)
        {
            var (next, delay) = Assert.Single(bells.Take());
            delays.Add(delay.TotalSeconds);
            Assert.Equal(clock.GetUtcNow() + delay, (await host.Operations.GetAsync(Bank, operation, default))!.NextAttemptAt);
            clock.Advance(delay);
            await host.Ingest.HandleAsync(BellJson.Write(next), default);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 300, 300], delays);
        var document = (await host.DocumentStore.ReadAsync(Bank, await LifeAsync(host), "d", default))!;
        Assert.Equal((9, 0, null), (document.Attempts, document.Strikes, document.Failure));
        clock.Advance(TimeSpan.FromDays(1));
        await host.Ingest.HandleAsync(Ring, default);
        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal(OperationStatus.Failed, state.Status);
        Assert.Contains("the model is busy", state.Error, StringComparison.Ordinal);

        // Taken up again, it has its day again.
        Assert.True(await host.Control.RetryAsync(Bank, operation, default));
        await host.Ingest.HandleAsync(Ring, default);
        Assert.Equal(OperationStatus.Processing, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
        embedder.Before = null;
        clock.Advance(TimeSpan.FromMinutes(5));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task In_an_outage_not_every_document_is_tried_and_all_wait()
    {
        var (clock, bells) = (new TestClock(), new BellProbe());
        var embedder = new EmbedderProbe { Before = _ => throw new ModelException("the model is busy", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(1) } };
        await using var host = await StartAsync(embedder, bells, clock);
        for (var at = 0; at < 20; at++)
        {
            await StoreAsync(host, $"d{at}", $"user: {at}");
        }

        bells.Take();
        await host.Ingest.HandleAsync(Ring, default);
        Assert.Equal(4, embedder.Calls);
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(bells.Take()).Delay);
        Assert.Equal(20, (await host.Operations.ListAsync(Bank, new OperationQuery { Status = OperationStatus.Processing }, default)).Total);
        embedder.Before = null;
        clock.Advance(TimeSpan.FromMinutes(1));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(5, embedder.Calls);
    }

    [Fact]
    public async Task A_document_that_kills_its_worker_is_found_out_and_the_others_are_indexed()
    {
        var clock = new TestClock();
        await using var account = await MemoryHost.StartAsync(time: clock);
        var killer = await StoreAsync(account, "killer", "user: killer");
        for (var at = 0; at < 19; at++)
        {
            await StoreAsync(account, $"d{at}", $"user: good {at}");
        }

        var deaths = 0;
        while (deaths < 20)
        {
            // Each of them is a process of its own that is never heard of again once it has met the document.
            var death = new Gate();
            var embedder = new EmbedderProbe { Before = texts => Has(texts, "killer") ? death.PassAsync() : Task.CompletedTask };
            var process = await StartAsync(embedder, new BellProbe(), clock, account);
            var working = process.Ingest.HandleAsync(Ring, default);
            if (await Task.WhenAny(working, death.Reached) == working)
            {
                await working;
                await process.DisposeAsync();
            }
            else
            {
                deaths++;
            }

            clock.Advance(TimeSpan.FromMinutes(11));
            Assert.True(deaths < 3 || (await account.ListAsync(Bank)).Count == 19, "the others wait for a document that it stands before");
            if (await account.BankStore.ReadWorkAsync(Bank, default) is { Documents.Count: 0, HasUnfinished: false })
            {
                break;
            }
        }

        Assert.Equal(6, deaths);
        var state = (await account.Operations.GetAsync(Bank, killer, default))!;
        Assert.Equal(OperationStatus.Failed, state.Status);
        Assert.Contains("never came to an end", state.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_one_by_one_is_an_attempt_counted_before_it_is_made(bool oneByOne)
    {
        var (clock, embedder, strikes) = (new TestClock(), new EmbedderProbe(), new List<int>());
        await using var host = await StartAsync(embedder, new BellProbe(), clock);
        await StoreAsync(host, "a", "user: a");
        await StoreAsync(host, "b", "user: b");
        var life = await LifeAsync(host);
        embedder.Before = async texts =>
        {
            foreach (var text in texts)
            {
                strikes.Add((await host.DocumentStore.ReadAsync(Bank, life, text[6..], default))!.Strikes);
            }

            if (embedder.Calls == 1)
            {
                throw new StoreException("busy", isTransient: true);
            }
        };
        await host.Ingest.HandleAsync(BellJson.Write(new Bell { Bank = Bank.Path, OneByOne = oneByOne }), default);
        Assert.Equal(oneByOne ? [1, 1] : [0, 0, 0, 0], strikes);
        foreach (var id in new[] { "a", "b" })
        {
            Assert.Equal(0, (await host.DocumentStore.ReadAsync(Bank, life, id, default))!.Strikes);
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_poisoned_bell_comes_again_one_by_one_and_not_a_third_time()
    {
        var bells = new BellProbe();
        await using var host = await StartAsync(new EmbedderProbe(), bells, new TestClock());
        await host.Ingest.HandlePoisonAsync(Ring, default);
        var again = Assert.Single(bells.Take());
        Assert.Equal((true, Bank.Path, true), (again.Bell.OneByOne, again.Bell.Bank, again.Delay > TimeSpan.Zero));
        await host.Ingest.HandlePoisonAsync(BellJson.Write(again.Bell), default);
        Assert.Empty(bells.Take());
    }

    private static Task<MemoryHost> StartAsync(EmbedderProbe embedder, BellProbe bells, TestClock clock, MemoryHost? beside = null) => MemoryHost.StartAsync(
        change: services =>
        {
            embedder.Register(services);
            bells.Register(services);
            services.Configure<IngestOptions>(options => options.Lease = TimeSpan.FromMinutes(10));
        },
        time: clock,
        beside: beside);

    /// <summary>Delivers each bell that is rung at its time, as long as there are any.</summary>
    private static async Task<int> RingOnAsync(MemoryHost host, BellProbe bells, TestClock clock)
    {
        for (var rung = 0; ; rung++)
        {
            if (bells.Take() is not [var (bell, delay)])
            {
                return rung;
            }

            Assert.True(rung < 20, "a bell goes round for ever");
            clock.Advance(delay);
            await host.Ingest.HandleAsync(BellJson.Write(bell), default);
        }
    }

    private static bool Has(IReadOnlyList<string> texts, string word) => texts.Any(text => text.Contains(word, StringComparison.Ordinal));

    private static async Task<string> LifeAsync(MemoryHost host) => (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life;

    private static async Task<string> StoreAsync(MemoryHost host, string documentId, string content) => (await host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default)).OperationId;
}
