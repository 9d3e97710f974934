using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>From the sealing on nothing is written to the old container, and nothing that was answered is missing in the new one.</summary>
public sealed class SealTests
{
    private static readonly BankId Alice = MemoryHost.Bank("alice");
    private static readonly BankId Bob = MemoryHost.Bank("bob");

    [Fact]
    public async Task A_sealed_bank_takes_no_writes_and_goes_on_answering()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: I keep bees");
        Assert.True((await host.RunAsync(MoveMode.Seal)).IsSealed);
        await RefusesAsync(() => host.Old.SayAsync(Alice, "d", "user: I keep goats", UpdateMode.Append));
        await RefusesAsync(() => host.Old.SayAsync(Alice, "e", "user: I keep goats"));
        await RefusesAsync(() => host.Old.Documents.DeleteAsync(Alice, "d", default));
        await RefusesAsync(() => host.Old.Banks.DeleteAsync(Alice, default));
        await RefusesAsync(() => host.Old.Banks.CreateOrUpdateAsync(Alice, new BankProfileUpdate { Name = "other" }, default));
        await RefusesAsync(() => host.Old.Reprocessing.ReprocessAsync(Alice, "d", default));
        await RefusesAsync(() => host.Old.SayAsync(Bob, "d", "user: I am new"));
        Assert.Null(await host.Old.Banks.GetProfileAsync(Bob, default));
        Assert.Equal(["user: I keep bees"], await host.Old.AskAsync(Alice, "bees"));
        Assert.Single(await host.Old.ListAsync(Alice));
        await host.CheckCopiedAsync(Alice, Bob);
    }

    [Fact]
    public async Task What_is_said_until_the_sealing_is_there_and_what_is_refused_is_not()
    {
        await using var host = await MoveHost.StartAsync();
        var banks = Enumerable.Range(0, 4).Select(at => MemoryHost.Bank($"user {at}")).ToList();
        foreach (var bank in banks)
        {
            await host.Old.SayAsync(bank, "d", "user: the first");
        }

        // Everybody talks until he is refused; some are new.
        var talks = banks.Select(bank => TalkAsync(host, bank)).Concat(Enumerable.Range(0, 4).Select(at => NewcomersAsync(host, at))).ToList();
        await host.RunAsync(MoveMode.Seal);
        var answered = (await Task.WhenAll(talks)).SelectMany(said => said).ToList();
        await host.CheckCopiedAsync(answered.Select(said => said.Bank).Distinct());

        await using var next = await host.StartNextAsync(Later());
        foreach (var said in answered.GroupBy(said => said.Bank))
        {
            await next.DrainAsync(said.Key);
            Assert.Equal(
                said.Select(one => one.Text).Order(StringComparer.Ordinal),
                (await next.ListAsync(said.Key)).Select(memory => memory.Text).Where(text => text != "user: the first").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Work_that_waits_at_the_sealing_is_done_in_the_new_container()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.Retain.RetainAsync(new RetainCommand { Bank = Alice, Items = [new RetainItem { Content = "user: one", DocumentId = "d" }], Async = true }, default);
        await host.RunAsync(MoveMode.Seal);

        // The bell of it is heard, and over: it neither fails nor goes round.
        await host.Old.Ingest.HandleAsync(BellJson.Write(new Bell { Bank = Alice.Path }), default);
        Assert.Empty(await host.Old.ListAsync(Alice));
        await using var next = await host.StartNextAsync();
        Assert.Equal(1, await next.Sweep.RunAsync(TimeSpan.FromDays(1), default));
        await BankAudit.CheckDrainedAsync(next, Alice);
        Assert.Equal("user: one", Assert.Single(await next.ListAsync(Alice)).Text);
    }

    [Fact]
    public async Task A_worker_that_is_at_it_when_its_bank_is_sealed_commits_nothing()
    {
        var probe = new EmbedderProbe();
        await using var old = await MemoryHost.StartAsync(change: probe.Register);
        await using var host = MoveHost.On(old);
        await old.SayAsync(Alice, "c", "user: zero");
        await old.Retain.RetainAsync(new RetainCommand { Bank = Alice, Items = [new RetainItem { Content = "user: one", DocumentId = "d" }], Async = true }, default);
        var (begun, sealing) = (new TaskCompletionSource(), new TaskCompletionSource());
        probe.Before = _ =>
        {
            begun.TrySetResult();
            return sealing.Task;
        };
        var work = old.Ingest.RunAsync(Alice, default);
        await begun.Task;
        await host.RunAsync(MoveMode.Seal);
        sealing.SetResult();
        await Assert.ThrowsAsync<MovingException>(() => work);
        await host.CheckCopiedAsync(Alice);
        probe.Before = null;

        await using var next = await host.StartNextAsync(Later());
        await BankAudit.CheckDrainedAsync(next, Alice);
        Assert.Equal(["user: one", "user: zero"], (await next.ListAsync(Alice)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bank_that_is_being_made_while_its_deployment_is_sealed_is_not_made()
    {
        var faults = new FaultScript();
        await using var host = await MoveHost.StartAsync(faults);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        faults.Arriving = async point =>
        {
            // Its entry is written and the deployment was open: only the bank itself is missing.
            if (point is { Operation: CosmosOperation.Batch, Container: "memories" } && point.PartitionKey!.Contains(Bob.Key, StringComparison.Ordinal) && arrived.TrySetResult())
            {
                await go.Task;
            }
        };
        var making = host.Old.SayAsync(Bob, "d", "user: I am new");
        await arrived.Task;
        await host.RunAsync(MoveMode.Seal);
        go.SetResult();
        await RefusesAsync(() => making);
        await using var next = await host.StartNextAsync();
        await next.SayAsync(Bob, "d", "user: I am new");
        Assert.Single(await next.ListAsync(Bob));
    }

    [Fact]
    public async Task Unsealed_the_old_container_takes_writes_again_and_can_be_sealed_again()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: one");
        await host.RunAsync(MoveMode.Seal);
        await RefusesAsync(() => host.Old.SayAsync(Bob, "d", "user: new"));
        await host.RunAsync(MoveMode.Unseal);
        await host.Old.SayAsync(Alice, "d", "user: two", UpdateMode.Append);
        await host.Old.SayAsync(Bob, "d", "user: new");
        Assert.Equal(2, (await BankAudit.CheckDrainedAsync(host.Old, Alice)).Memories.Count);
        await Assert.ThrowsAsync<ConfigurationException>(() => host.StartNextAsync());
        await host.RunAsync(MoveMode.Unseal);

        await host.RunAsync(MoveMode.Seal);
        await host.CheckCopiedAsync(Alice, Bob);
        await using var next = await host.StartNextAsync();
        Assert.Equal(2, (await BankAudit.CheckDrainedAsync(next, Alice)).Memories.Count);
    }

    [Fact]
    public async Task Once_the_service_has_started_on_the_new_container_there_is_no_way_back()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: one");
        await host.RunAsync(MoveMode.Seal);
        await using var next = await host.StartNextAsync();
        await next.SayAsync(Alice, "d", "user: two", UpdateMode.Append);
        Assert.Contains("has started", await RefusalAsync(() => host.RunAsync(MoveMode.Unseal)), StringComparison.Ordinal);
        Assert.Contains("has started", await RefusalAsync(() => host.RunAsync(MoveMode.Copy)), StringComparison.Ordinal);
        Assert.Contains("memories-2", await RefusalAsync(() => MemoryHost.StartAsync(beside: host.Old)), StringComparison.Ordinal);
        await using var another = await host.StartNextAsync();
        Assert.Equal(2, (await another.ListAsync(Alice)).Count);
    }

    [Fact]
    public async Task The_service_does_not_start_on_a_copy_that_is_not_whole()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: one");
        await host.RunAsync(MoveMode.Copy);
        Assert.Contains("--seal", await RefusalAsync(() => host.StartNextAsync()), StringComparison.Ordinal);

        // On the old one it does, also while that is sealed: somebody has to answer.
        await host.RunAsync(MoveMode.Seal);
        await using var old = await MemoryHost.StartAsync(beside: host.Old);
        Assert.Single(await old.AskAsync(Alice, "one"));
        await RefusesAsync(() => old.SayAsync(Alice, "d", "user: two"));
    }

    [Fact]
    public async Task A_purge_that_the_old_service_is_late_with_leaves_the_entry_of_a_bank_that_was_made_anew()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: one");
        await host.Old.Banks.DeleteAsync(Alice, default);
        await host.RunAsync(MoveMode.Seal);
        await using var next = await host.StartNextAsync(new TestClock());
        await next.SayAsync(Alice, "d", "user: two");
        await Assert.ThrowsAsync<MovingException>(() => host.Old.Ingest.RunAsync(Alice, default));
        var entry = new PartitionKey(DirectoryItem.ShardOf(Alice));
        Assert.Equal(Alice.Path, (await next.Containers.Directory.ReadItemAsync<DirectoryItem>(Alice.Handle, entry)).Resource.Bank);
    }

    [Fact]
    public async Task What_was_sealed_already_is_not_touched_again()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(Alice, "d", "user: one");
        await host.RunAsync(MoveMode.Seal);
        Assert.Equal(new MoveOutcome(IsSealed: true, Passes: 0, LastChanges: 0), await host.RunAsync(MoveMode.Seal));
    }

    private static async Task<IReadOnlyList<(BankId Bank, string Text)>> TalkAsync(MoveHost host, BankId bank)
    {
        var said = new List<(BankId, string)>();
        for (var at = 0; ; at++)
        {
            try
            {
                var text = $"user: line {at} of {bank.Key}";
                await host.Old.SayAsync(bank, "d", text, UpdateMode.Append);
                said.Add((bank, text));
            }
            catch (MovingException)
            {
                return said;
            }
        }
    }

    private static async Task<IReadOnlyList<(BankId Bank, string Text)>> NewcomersAsync(MoveHost host, int group)
    {
        var said = new List<(BankId, string)>();
        for (var at = 0; ; at++)
        {
            try
            {
                var bank = MemoryHost.Bank($"newcomer {group} {at}");
                await host.Old.SayAsync(bank, "d", "user: hello");
                said.Add((bank, "user: hello"));
            }
            catch (MovingException)
            {
                return said;
            }
        }
    }

    /// <summary>When a lease has run out that a worker could not give back.</summary>
    private static TestClock Later()
    {
        var clock = new TestClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        return clock;
    }

    private static async Task RefusesAsync(Func<Task> write) => await Assert.ThrowsAsync<MovingException>(write);

    private static async Task<string> RefusalAsync(Func<Task> start) => (await Assert.ThrowsAsync<ConfigurationException>(start)).Message;
}
