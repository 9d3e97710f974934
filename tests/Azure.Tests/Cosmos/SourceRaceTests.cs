using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What one document says is none of the others' business, whenever one of them goes.</summary>
public sealed class SourceRaceTests
{
    private const string Shared = "user: We always go climbing near Grenoble every single Sunday";
    private const string Own = "user: And then swimming in the large lake of our village";

    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task More_copies_of_a_turn_than_a_batch_holds_come_into_sight_when_the_document_goes_that_stood_for_them()
    {
        await using var host = await MemoryHost.StartAsync();
        var lines = string.Join('\n', Enumerable.Repeat(Shared, 70));
        await host.SayAsync(Bank, "a", lines);
        await host.SayAsync(Bank, "b", lines);
        await host.Documents.DeleteAsync(Bank, "a", default);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(70, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task How_many_say_something_is_right_also_when_one_of_them_goes_between_any_two_writes_of_its_staging()
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var write = 0; write < 8; write++)
        {
            var bank = MemoryHost.Bank($"proof {write}");
            await host.SayAsync(bank, "a", Shared);
            await StoreAsync(host, bank, "b", Shared + "\n" + string.Join('\n', Enumerable.Range(0, 150).Select(at => $"user: {at} others")));
            var (gate, left) = (new Gate(), write);
            faults.Arriving = point => FaultScript.IsWrite(point) && left-- == 0 ? gate.PassAsync() : Task.CompletedTask;
            var indexing = host.Ingest.RunAsync(bank, default);
            await gate.Reached;
            faults.Arriving = null;
            await host.Documents.DeleteAsync(bank, "b", default);
            gate.Open();
            await Record.ExceptionAsync(() => indexing);
            await BankAudit.CheckDrainedAsync(host, bank);
            Assert.Equal((write, 1), (write, Assert.Single(await host.ListAsync(bank)).ProofCount));
        }
    }

    [Fact]
    public async Task A_turn_that_goes_is_gone_although_it_came_into_sight_while_its_document_was_indexed()
    {
        var (embedder, gate) = (new EmbedderProbe(), new Gate());
        await using var host = await MemoryHost.StartAsync(change: services =>
        {
            embedder.Register(services);
            services.Configure<IngestOptions>(options => options.Lease = TimeSpan.FromSeconds(5));
        });
        await host.SayAsync(Bank, "a", Shared);
        await host.SayAsync(Bank, "b", Shared + "\n" + Own);
        await StoreAsync(host, Bank, "b", Own + "\nuser: Painting all the walls of the kitchen in yellow");
        embedder.Before = _ => gate.PassAsync();
        var working = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        await host.Documents.DeleteAsync(Bank, "a", default);
        var until = (await host.BankStore.ReadHeaderAsync(Bank, default))!.Lease!.Until;
        while ((await host.BankStore.ReadHeaderAsync(Bank, default))!.Lease!.Until == until)
        {
            await Task.Delay(20);
        }

        gate.Open();
        await working;
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.DoesNotContain(Shared, (await host.ListAsync(Bank)).Select(memory => memory.Text));
        Assert.Equal(2, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task What_is_indexed_is_in_sight_although_the_document_goes_that_was_to_stand_for_it()
    {
        var (faults, gate, batches) = (new FaultScript(), new Gate(), 0);
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        await host.SayAsync(Bank, "a", Shared);
        await StoreAsync(host, Bank, "b", Shared);
        faults.Arriving = point => point.Operation == CosmosOperation.Batch && Interlocked.Increment(ref batches) == 1 ? gate.PassAsync() : Task.CompletedTask;
        var working = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        await host.Documents.DeleteAsync(Bank, "a", default);
        gate.Open();
        await working;
        Assert.Single(await host.ListAsync(Bank));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Single(await host.ListAsync(Bank));
    }

    private static Task StoreAsync(MemoryHost host, BankId bank, string documentId, string content) => host.Retain.RetainAsync(
        new RetainCommand { Bank = bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default);
}
