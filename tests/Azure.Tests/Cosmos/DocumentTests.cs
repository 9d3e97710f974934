using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class DocumentTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_document_that_is_replaced_while_it_is_read_is_read_as_it_is_now()
    {
        var (faults, gate) = (new FaultScript(), new Gate());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        await host.SayAsync(Bank, "d", "user: before");
        var left = 2; // header, document, and then the chunk
        faults.Arriving = point => FaultScript.IsItem(point) && left-- == 0 ? gate.PassAsync() : Task.CompletedTask;
        var reading = host.Documents.GetAsync(Bank, "d", default);
        await gate.Reached;
        faults.Arriving = null;
        await host.SayAsync(Bank, "d", "user: now");
        gate.Open();
        Assert.Equal("user: now", (await reading)!.Text);
    }

    [Fact]
    public async Task A_chunk_that_is_lost_is_a_failure_that_is_told_and_mended_by_saving_again()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        var operation = await StoreAsync(host, "user: one");
        var chunk = Assert.Single((await BankAudit.ReadAsync(host, Bank)).OfKind(ItemKind.Chunk));
        await host.Containers.Memories.DeleteItemAsync<ChunkItem>(BankAudit.Text(chunk, "id"), new PartitionKey(Bank.Path));
        Assert.Equal(IngestOutcome.WorkLeft, await host.Ingest.RunAsync(Bank, default));
        for (var bell = 0; bell < 4; bell++)
        {
            clock.Advance(TimeSpan.FromMinutes(3));
            await host.Ingest.RunAsync(Bank, default);
        }

        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal(OperationStatus.Failed, state.Status);
        Assert.Contains("chunk", state.Error, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => host.Documents.GetAsync(Bank, "d", default));
        await host.SayAsync(Bank, "d", "user: one");
        Assert.Equal("user: one", (await host.Documents.GetAsync(Bank, "d", default))!.Text);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_document_with_much_said_about_it_and_many_new_turns_is_indexed()
    {
        await using var host = await MemoryHost.StartAsync();

        // The most that the document's own item may hold, in a script whose letters take three bytes.
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = new string('苹', 5_000) };
        for (var part = 0; part < 70; part++)
        {
            await StoreAsync(host, $"user: {part}", UpdateMode.Append, metadata);
        }

        var many = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = new string('x', 8_000) };
        await StoreAsync(host, string.Join('\n', Enumerable.Range(0, 20).Select(at => $"user: turn {at}")), UpdateMode.Append, many);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(90, (await host.ListAsync(Bank)).Count);
        await StoreAsync(host, string.Join('\n', Enumerable.Range(0, 80).Select(at => $"user: more {at}")), UpdateMode.Append, many);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(170, (await host.ListAsync(Bank)).Count);
    }

    [Theory]
    [InlineData("я люблю пить чай вечером ")]
    [InlineData("我爱吃苹果")]
    [InlineData("🎉👍")]
    [InlineData("\"\\\t\u0001")]
    public async Task A_long_conversation_of_any_script_is_stored_and_indexed(string words)
    {
        await using var host = await MemoryHost.StartAsync();
        var content = string.Join('\n', Enumerable.Range(0, 400).Select(at => $"user: {at} {string.Concat(Enumerable.Repeat(words, 1_000 / words.Length))}"));
        Assert.True((await host.SayAsync(Bank, "d", content)).Indexed);
        Assert.Equal(content, (await host.Documents.GetAsync(Bank, "d", default))!.Text);
        Assert.Equal(400, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task A_message_of_many_pieces_is_edited_and_grows_piece_by_piece()
    {
        await using var host = await MemoryHost.StartAsync();
        var sentences = Enumerable.Range(0, 2_000).Select(at => $"Then thing number {at} happened, and nobody saw it.").ToList();
        await CheckAsync();
        sentences[900] = "Here something else was said.";
        await CheckAsync();
        sentences.Add("And then it was over.");
        await CheckAsync();
        sentences.RemoveRange(0, 300);
        await CheckAsync();

        async Task CheckAsync()
        {
            var content = "user: " + string.Join(' ', sentences) + "\nassistant: I see.\nuser: good";
            await host.SayAsync(Bank, "d", content);
            await BankAudit.CheckDrainedAsync(host, Bank);
            var expected = new ModelDocument();
            expected.Apply(new RetainItem { Content = content });
            Assert.True(expected.Memories().Count > 10);
            Assert.Equal(
                expected.Memories().Select(memory => (memory.Line, memory.Text)).Order(),
                (await host.ListAsync(Bank)).Select(memory => (memory.SourceTurns[0], memory.Text)).Order());
        }
    }

    private static async Task<string> StoreAsync(
        MemoryHost host, string content, UpdateMode mode = UpdateMode.Replace, IReadOnlyDictionary<string, string>? metadata = null) =>
        (await host.Retain.RetainAsync(
            new RetainCommand
            {
                Bank = Bank,
                Items = [new RetainItem { Content = content, DocumentId = "d", UpdateMode = mode, Metadata = metadata ?? new Dictionary<string, string>(StringComparer.Ordinal) }],
                Async = true,
            },
            default)).OperationId;
}
