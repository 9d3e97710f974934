using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Changes that do not fit one batch: staged, and made visible in one step.</summary>
public sealed class LargeChangeTests
{
    [Fact]
    public async Task While_a_long_document_is_replaced_readers_see_one_version_or_the_other()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        await host.SayAsync(bank, "d", Version("alpha", 500));
        using var done = new CancellationTokenSource();
        var reads = 0;
        var reader = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var listed = (await host.ListAsync(bank)).Select(memory => memory.Text).ToList();
                Assert.Equal(500, listed.Count);
                AssertOneVersion(listed);
                var answer = await host.Recall.RecallAsync(
                    new RecallQuery { Bank = bank, Text = "which marker", MaxTokens = 1_000_000, Budget = RecallBudget.High }, default);
                Assert.NotEmpty(answer.Results);
                AssertOneVersion([.. answer.Results.Select(result => result.Memory.Text)]);
                reads++;
            }
        });
        foreach (var word in new[] { "beta", "alpha", "beta" })
        {
            var seen = reads;
            await host.SayAsync(bank, "d", Version(word, 500));
            SpinWait.SpinUntil(() => reads > seen || reader.IsCompleted, TimeSpan.FromSeconds(20));
        }

        await done.CancelAsync();
        await reader;
        Assert.True(reads >= 3);
        await BankAudit.CheckDrainedAsync(host, bank);
    }

    [Fact]
    public async Task What_was_staged_for_a_version_that_was_replaced_meanwhile_goes_before_anything_else_is_staged()
    {
        var embedder = new EmbedderProbe();
        await using var host = await MemoryHost.StartAsync();
        await using var worker = await MemoryHost.StartAsync(change: embedder.Register, beside: host);
        var bank = MemoryHost.Bank();
        await StoreAsync("first", "alpha", 300);
        await StoreAsync("second", "beta", 300);

        // Both are planned by now, and neither is written.
        embedder.Before = async _ =>
        {
            embedder.Before = null;
            await StoreAsync("first", "gamma", 2);
        };
        await worker.Ingest.RunAsync(bank, default);
        await BankAudit.CheckDrainedAsync(host, bank);
        Assert.Equal(302, (await host.ListAsync(bank)).Count);

        Task StoreAsync(string document, string word, int turns) => host.Retain.RetainAsync(
            new RetainCommand { Bank = bank, Async = true, Items = [new RetainItem { Content = Version(word, turns), DocumentId = document }] }, default);
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task A_crash_between_any_two_writes_of_a_large_change_ends_as_if_there_had_been_none(FaultSide side)
    {
        var (faults, clock) = (new FaultScript(), new TestClock());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }, time: clock);
        var (before, after) = (Edited(0), Edited(1));
        var crashes = 0;
        for (var write = 0; ; write++)
        {
            // A process of its own, so that nothing but the store knows what happened.
            await using var crashing = await MemoryHost.StartAsync(time: clock, beside: host);
            var bank = MemoryHost.Bank($"crash {write}");
            await host.SayAsync(bank, "d", before);
            var kept = (await host.ListAsync(bank)).ToDictionary(memory => memory.Text, memory => memory.Id, StringComparer.Ordinal);
            await StoreAsync(host, bank, after);
            faults.Die(write, FaultScript.IsWrite, side);
            await Task.WhenAny(crashing.Ingest.RunAsync(bank, default), faults.Died);
            var hit = faults.Hit;
            faults.Stop();
            AssertOneVersion([.. (await host.ListAsync(bank)).Select(memory => memory.Text)]);
            await FinishAsync(host, clock, bank);
            var listed = await host.ListAsync(bank);
            Assert.Equal(after.Split('\n').Select((text, line) => (line, text)), listed.Select(memory => (memory.SourceTurns[0], memory.Text)).Order());
            Assert.All(listed.Where(memory => kept.ContainsKey(memory.Text)), memory => Assert.Equal(kept[memory.Text], memory.Id));
            if (!hit)
            {
                break;
            }

            crashes++;
        }

        Assert.InRange(crashes, 8, 40);
    }

    [Fact]
    public async Task A_version_that_comes_after_a_crash_finds_all_turns_where_they_are()
    {
        var (faults, clock) = (new FaultScript(), new TestClock());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }, time: clock);
        for (var write = 1; write < 6; write++)
        {
            await using var crashing = await MemoryHost.StartAsync(time: clock, beside: host);
            var bank = MemoryHost.Bank($"crash {write}");
            await host.SayAsync(bank, "d", Edited(0));
            await StoreAsync(host, bank, "user: a turn at the top that moves all others\n" + Edited(1));
            faults.Die(write, FaultScript.IsWrite, FaultSide.After);
            await Task.WhenAny(crashing.Ingest.RunAsync(bank, default), faults.Died);
            Assert.True(faults.Hit);
            faults.Stop();

            // The first version again, but for its end: what stands before it is as it was indexed at first.
            var last = Edited(0) + "\nuser: and goodbye";
            await StoreAsync(host, bank, last);
            await FinishAsync(host, clock, bank);
            Assert.Equal(
                last.Split('\n').Select((text, line) => (line, text)),
                (await host.ListAsync(bank)).Select(memory => (memory.SourceTurns[0], memory.Text)).Order());
        }
    }

    [Fact]
    public async Task What_a_dead_worker_holds_is_taken_over_when_its_lease_has_run_out_and_not_before()
    {
        var (faults, clock) = (new FaultScript(), new TestClock());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }, time: clock);
        await using var dying = await MemoryHost.StartAsync(time: clock, beside: host);
        var bank = MemoryHost.Bank();
        await StoreAsync(host, bank, Edited(0));
        faults.Die(3, FaultScript.IsWrite, FaultSide.Before);
        await Task.WhenAny(dying.Ingest.RunAsync(bank, default), faults.Died);
        Assert.True(faults.Hit);
        faults.Stop();
        Assert.Equal(IngestOutcome.Busy, await host.Ingest.RunAsync(bank, default));
        Assert.Empty(await host.ListAsync(bank));
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(IngestOutcome.Busy, await host.Ingest.RunAsync(bank, default));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await host.Sweep.RunAsync(TimeSpan.Zero, default));
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(bank, default));
        Assert.Equal(120, (await host.ListAsync(bank)).Count);
        await BankAudit.CheckDrainedAsync(host, bank);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_commits_nothing()
    {
        var clock = new TestClock();
        var embedder = new EmbedderProbe();
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await MemoryHost.StartAsync(time: clock);
        await using var slow = await MemoryHost.StartAsync(change: embedder.Register, time: clock, beside: host);
        var bank = MemoryHost.Bank();
        await StoreAsync(host, bank, Edited(0));
        embedder.Before = _ =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        var losing = slow.Ingest.RunAsync(bank, default);
        await reached.Task;
        clock.Advance(TimeSpan.FromMinutes(3));
        await StoreAsync(host, bank, Edited(1));
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(bank, default));
        var ids = (await host.ListAsync(bank)).Select(memory => memory.Id).Order(StringComparer.Ordinal).ToList();
        go.SetResult();
        await Record.ExceptionAsync(() => losing);
        Assert.Equal(ids, (await host.ListAsync(bank)).Select(memory => memory.Id).Order(StringComparer.Ordinal));
        await BankAudit.CheckDrainedAsync(host, bank);
    }

    [Fact]
    public async Task A_large_change_that_fails_half_way_in_a_living_worker_leaves_nothing_behind()
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        var bank = MemoryHost.Bank();
        await host.SayAsync(bank, "d", Edited(0));
        await StoreAsync(host, bank, Edited(1));

        // Not transient: the worker gives the attempt up and makes another.
        faults.Fail(3, FaultScript.IsWrite, FaultSide.Before, status: 400);
        await host.Ingest.RunAsync(bank, default);
        Assert.True(faults.Hit);
        faults.Stop();
        var audit = await BankAudit.ReadAsync(host, bank);
        Assert.All(audit.OfKind(ItemKind.Memory), memory => Assert.False(memory.TryGetProperty("generation", out _)));
        await host.DrainAsync(bank);
    }

    private static async Task FinishAsync(MemoryHost host, TestClock clock, BankId bank)
    {
        clock.Advance(TimeSpan.FromMinutes(3));
        await host.Sweep.RunAsync(TimeSpan.Zero, default);
        await BankAudit.CheckDrainedAsync(host, bank);
    }

    private static Task StoreAsync(MemoryHost host, BankId bank, string content) => host.Retain.RetainAsync(
        new RetainCommand { Bank = bank, Items = [new RetainItem { Content = content, DocumentId = "d" }], Async = true }, default);

    private static string Version(string word, int turns) => string.Join('\n', Enumerable.Range(0, turns).Select(at => $"user: marker {word} {at}"));

    /// <summary>120 turns of which every second one is of the version; the second version has one more in front, so that all move.</summary>
    private static string Edited(int version) =>
        (version == 0 ? "" : "user: beta in front\n")
        + string.Join('\n', Enumerable.Range(0, 120).Select(at => at % 2 == 0 ? $"user: always {at}" : $"user: {(version == 0 ? "alpha" : "beta")} {at}"));

    private static void AssertOneVersion(List<string> texts) =>
        Assert.False(
            texts.Exists(text => text.Contains("alpha", StringComparison.Ordinal)) == texts.Exists(text => text.Contains("beta", StringComparison.Ordinal)),
            "both versions are seen, or neither");
}
