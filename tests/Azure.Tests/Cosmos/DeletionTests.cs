using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Deleted means gone, also for what is on its way.</summary>
public sealed class DeletionTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_document_that_is_deleted_while_it_is_indexed_stays_deleted()
    {
        var (embedder, gate) = (new EmbedderProbe(), new Gate());
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        await host.SayAsync(Bank, "kept", "user: something else");
        embedder.Before = _ => gate.PassAsync();
        var operation = await StoreAsync(host, Bank, "d", Lines("secret", 3));
        var indexing = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        Assert.NotNull(await host.Documents.DeleteAsync(Bank, "d", default));
        gate.Open();
        await indexing;
        await AssertGoneAsync(host, Bank, "secret");
        Assert.Equal(OperationStatus.Cancelled, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(["user: something else"], (await host.ListAsync(Bank)).Select(memory => memory.Text));
    }

    [Fact]
    public async Task The_directory_leads_to_a_bank_as_long_as_it_is_there_whatever_incarnation_the_entry_names()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        await host.SayAsync(Bank, "d", "user: before");
        var first = (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life;
        await host.Banks.DeleteAsync(Bank, default);
        await host.SayAsync(Bank, "d", "user: after");

        // One that made the bank at the same time as the first incarnation's maker puts that one back, and is late with it.
        await WriteEntryAsync(first);
        await host.DrainAsync(Bank);
        Assert.True(await IsListedAsync(host, Bank));

        // One that died before it could.
        await WriteEntryAsync("never-made");
        clock.Advance(TimeSpan.FromMinutes(2));
        await host.Banks.DeleteAsync(Bank, default);
        await host.DrainAsync(Bank);
        Assert.False(await IsListedAsync(host, Bank));

        Task WriteEntryAsync(string life)
        {
            var entry = DirectoryItem.From(Bank, life, clock.GetUtcNow());
            return host.Containers.Directory.UpsertItemAsync(entry, new PartitionKey(entry.Shard));
        }
    }

    [Fact]
    public async Task A_synchronous_save_whose_document_is_deleted_meanwhile_comes_to_an_end()
    {
        var (embedder, gate) = (new EmbedderProbe { Before = null }, new Gate());
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        embedder.Before = _ => gate.PassAsync();
        var saving = host.SayAsync(Bank, "d", Lines("secret", 3));
        await gate.Reached;
        Assert.NotNull(await host.Documents.DeleteAsync(Bank, "d", default));
        gate.Open();
        await saving.WaitAsync(TimeSpan.FromSeconds(30));
        await AssertGoneAsync(host, Bank, "secret");
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deleting_between_any_two_writes_of_a_large_change_leaves_nothing(bool isBank)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var write = 0; write < 8; write++)
        {
            var bank = MemoryHost.Bank($"delete {write}");
            await host.SayAsync(bank, "d", Lines("always", 30) + "\n" + Lines("secret", 60));
            await StoreAsync(host, bank, "d", "user: in front\n" + Lines("always", 30) + "\n" + Lines("secret too", 60));
            var (gate, left) = (new Gate(), write);
            faults.Arriving = point => FaultScript.IsWrite(point) && left-- == 0 ? gate.PassAsync() : Task.CompletedTask;
            var indexing = host.Ingest.RunAsync(bank, default);
            await gate.Reached;
            faults.Arriving = null;
            Assert.True(isBank ? await host.Banks.DeleteAsync(bank, default) is 90 or 91 : await host.Documents.DeleteAsync(bank, "d", default) is not null);
            await AssertGoneAsync(host, bank, "secret");
            gate.Open();
            await Record.ExceptionAsync(() => indexing);
            await AssertGoneAsync(host, bank, "secret");
            var audit = await BankAudit.CheckDrainedAsync(host, bank);
            Assert.Empty(audit.OfKind(ItemKind.Memory));
            Assert.Empty(audit.OfKind(ItemKind.Chunk));
            Assert.True(!isBank || audit.Items.Count == 0);
        }
    }

    [Fact]
    public async Task A_bank_that_is_made_anew_is_another_one_and_hears_nothing_of_what_was_on_its_way()
    {
        var (embedder, gate) = (new EmbedderProbe(), new Gate());
        await using var host = await MemoryHost.StartAsync();
        await using var slow = await MemoryHost.StartAsync(change: embedder.Register, beside: host);
        await host.SayAsync(Bank, "d", Lines("secret", 3));
        var old = (await host.ListAsync(Bank)).Select(memory => memory.Id).ToList();
        var life = (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life;
        embedder.Before = _ => gate.PassAsync();
        var operation = await StoreAsync(host, Bank, "d", Lines("secret", 3) + "\nuser: secret more");
        var indexing = slow.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        Assert.Equal(3, await host.Banks.DeleteAsync(Bank, default));
        Assert.Null(await host.Banks.GetProfileAsync(Bank, default));
        await host.SayAsync(Bank, "d", "user: a new start");
        gate.Open();
        await Record.ExceptionAsync(() => indexing);
        await AssertGoneAsync(host, Bank, "secret");
        var audit = await BankAudit.CheckDrainedAsync(host, Bank);
        var now = Assert.Single(await host.ListAsync(Bank));
        Assert.Equal("user: a new start", now.Text);
        Assert.DoesNotContain(now.Id, old);
        Assert.NotEqual(life, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life);
        Assert.Null(await host.Operations.GetAsync(Bank, operation, default));
        Assert.Single(audit.OfKind(ItemKind.Document));
    }

    [Fact]
    public async Task Saving_while_the_bank_is_deleted_ends_in_one_or_the_other_and_never_in_between()
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var request = 0; request < 14; request++)
        {
            var bank = MemoryHost.Bank($"save {request}");
            await host.SayAsync(bank, "d", "user: old");
            var (gate, left) = (new Gate(), request);
            faults.Arriving = point => FaultScript.IsItem(point) && left-- == 0 ? gate.PassAsync() : Task.CompletedTask;
            var saving = host.SayAsync(bank, "d", "user: new", UpdateMode.Append);
            if (await Task.WhenAny(gate.Reached, saving) == saving)
            {
                break;
            }

            faults.Arriving = null;
            await host.Banks.DeleteAsync(bank, default);
            gate.Open();
            await saving;
            await BankAudit.CheckDrainedAsync(host, bank);
            var texts = (await host.ListAsync(bank)).Select(memory => memory.Text).ToList();
            Assert.True(texts is [] or ["user: new"], string.Join(", ", texts));
        }
    }

    [Fact]
    public async Task A_document_of_the_same_id_begins_anew_even_by_appending()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: one\nuser: two");
        var before = await host.ListAsync(Bank);
        Assert.Equal(2, (await host.Documents.DeleteAsync(Bank, "d", default))!.Memories);
        Assert.Null(await host.Documents.DeleteAsync(Bank, "d", default));
        Assert.Null(await host.Documents.GetAsync(Bank, "d", default));
        Assert.Empty(await host.ListAsync(Bank));
        await host.SayAsync(Bank, "d", "user: two", UpdateMode.Append);
        var now = Assert.Single(await host.ListAsync(Bank));
        Assert.Equal(0, now.SourceTurns[0]);
        Assert.DoesNotContain(now.Id, before.Select(memory => memory.Id));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task An_operation_that_was_done_stays_done_when_its_document_goes()
    {
        await using var host = await MemoryHost.StartAsync();
        var done = (await host.SayAsync(Bank, "d", "user: one")).OperationId;
        var waiting = await StoreAsync(host, Bank, "d", "user: two");
        await host.Documents.DeleteAsync(Bank, "d", default);
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, done, default))!.Status);
        Assert.Equal(OperationStatus.Cancelled, (await host.Operations.GetAsync(Bank, waiting, default))!.Status);
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
    }

    [Fact]
    public async Task A_deleted_bank_leaves_nothing_in_the_store_nor_in_the_directory()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", Lines("a", 150));
        await host.SayAsync(Bank, "e", Lines("b", 3));
        await host.SayAsync(Bank, "d", Lines("c", 150));
        await host.Documents.DeleteAsync(Bank, "e", default);
        await host.Banks.DeleteAsync(Bank, default);
        Assert.Empty(await host.ListAsync(Bank));
        await host.DrainAsync(Bank);
        Assert.Empty((await BankAudit.ReadAsync(host, Bank)).Items);
        Assert.False(await IsListedAsync(host, Bank));
    }

    [Fact]
    public async Task Two_that_make_a_bank_at_once_leave_one_entry_that_goes_with_it()
    {
        var (faults, winner, loser) = (new FaultScript(), new Gate(), new Gate());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        var batches = 0;
        faults.Arriving = point => point.Operation == CosmosOperation.Batch
            ? Interlocked.Increment(ref batches) switch { 1 => winner.PassAsync(), 2 => loser.PassAsync(), _ => Task.CompletedTask }
            : Task.CompletedTask;
        var first = host.Banks.EnsureAsync(Bank, new BankProfileUpdate(), default);
        await winner.Reached;
        var second = host.Banks.EnsureAsync(Bank, new BankProfileUpdate(), default);
        await loser.Reached;
        winner.Open();
        var life = (await first).Life;
        loser.Open();
        Assert.Equal(life, (await second).Life);
        Assert.True(await IsListedAsync(host, Bank));
        await host.Banks.DeleteAsync(Bank, default);
        await host.DrainAsync(Bank);
        Assert.False(await IsListedAsync(host, Bank));
    }

    private static string Lines(string word, int turns) => string.Join('\n', Enumerable.Range(0, turns).Select(at => $"user: {word} {at}"));

    private static async Task<string> StoreAsync(MemoryHost host, BankId bank, string documentId, string content) => (await host.Retain.RetainAsync(
        new RetainCommand { Bank = bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default)).OperationId;

    private static async Task AssertGoneAsync(MemoryHost host, BankId bank, string word)
    {
        Assert.DoesNotContain(await host.ListAsync(bank), memory => memory.Text.Contains(word, StringComparison.Ordinal));
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = bank, Text = word, MaxTokens = 100_000 }, default);
        Assert.DoesNotContain(answer.Results, result => result.Memory.Text.Contains(word, StringComparison.Ordinal));
    }

    private static async Task<bool> IsListedAsync(MemoryHost host, BankId bank)
    {
        using var response = await host.Containers.Directory.ReadItemStreamAsync(bank.Handle, new PartitionKey(DirectoryItem.ShardOf(bank)));
        return response.StatusCode != HttpStatusCode.NotFound;
    }
}
