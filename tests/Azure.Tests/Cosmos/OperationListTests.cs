using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class OperationListTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task Pages_are_together_all_operations_newest_first()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        var made = new List<string>();
        for (var at = 0; at < 7; at++)
        {
            // Fractions of different length, which sort as times and not as they are spelled.
            clock.Advance(TimeSpan.FromTicks(at % 2 == 0 ? 1_000_000 : 1));
            made.Insert(0, await StoreAsync(host, $"d{at}", $"user: {at}"));
        }

        var all = new List<string>();
        for (var offset = 0; offset < 9; offset += 3)
        {
            var page = await host.Operations.ListAsync(Bank, new OperationQuery { Limit = 3, Offset = offset }, default);
            Assert.Equal(7, page.Total);
            all.AddRange(page.Items.Select(operation => operation.Id));
        }

        Assert.Equal(made, all);
        Assert.Equal(0, (await host.Operations.ListAsync(MemoryHost.Bank("nobody"), new OperationQuery(), default)).Total);
    }

    [Fact]
    public async Task A_status_shows_those_in_it_with_their_true_number()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        for (var at = 0; at < 130; at++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var operation = await StoreAsync(host, $"d{at}", $"user: {at}");
            if (at % 10 == 0)
            {
                await host.Control.CancelAsync(Bank, operation, default);
            }
        }

        var cancelled = await host.Operations.ListAsync(Bank, new OperationQuery { Status = OperationStatus.Cancelled, Limit = 5, Offset = 5 }, default);
        Assert.Equal((13, 5), (cancelled.Total, cancelled.Items.Count));
        Assert.Equal(["d70", "d60", "d50", "d40", "d30"], cancelled.Items.Select(operation => operation.DocumentId));
        Assert.Equal(117, (await host.Operations.ListAsync(Bank, new OperationQuery { Status = OperationStatus.Pending }, default)).Total);
        Assert.Equal(130, (await host.Operations.ListAsync(Bank, new OperationQuery { Type = OperationTypes.Retain, Limit = 1 }, default)).Total);
        Assert.Equal(0, (await host.Operations.ListAsync(Bank, new OperationQuery { Type = "file_convert_retain" }, default)).Total);
    }

    [Fact]
    public async Task The_state_of_an_operation_about_many_documents_takes_one_query_and_none_of_their_content()
    {
        var (faults, requests) = (new FaultScript(), 0);
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        var items = Enumerable.Range(0, 200).Select(at => new RetainItem { Content = $"user: {at}", DocumentId = $"d{at}" });
        var operation = (await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. items] }, default)).OperationId;
        faults.Arriving = point =>
        {
            Interlocked.Increment(ref requests);
            return Task.CompletedTask;
        };
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
        Assert.InRange(requests, 1, 4); // header, operation, query, and perhaps its plan
    }

    [Fact]
    public async Task An_operation_tells_what_the_extraction_cost_that_covered_it()
    {
        await using var host = await MemoryHost.StartAsync();
        var first = (await host.SayAsync(Bank, "d", "user: one")).OperationId;
        var second = (await host.SayAsync(Bank, "d", "user: one\nuser: two")).OperationId;
        var third = (await host.SayAsync(Bank, "d", "user: one\nuser: two\nuser: three")).OperationId;
        await ChangeAsync(host, document => document with
        {
            Extraction = new ExtractionState { Version = 2, UsageFrom = 1, Usage = new TokenUsage(1_200, 80, 1_000, 5), NewTokens = 4 },
        });
        Assert.Null((await host.Operations.GetAsync(Bank, first, default))!.Usage);
        Assert.Equal(new TokenUsage(1_200, 80, 1_000, 5), (await host.Operations.GetAsync(Bank, second, default))!.Usage);
        Assert.Null((await host.Operations.GetAsync(Bank, third, default))!.Usage);
        Assert.Equal(OperationStage.Extract, (await host.Operations.GetAsync(Bank, third, default))!.Progress.Stage);
    }

    internal static async Task ChangeAsync(MemoryHost host, Func<StoredDocument, StoredDocument> change)
    {
        var life = (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life;
        var document = (await host.DocumentStore.ReadAsync(Bank, life, "d", default))!;
        Assert.Equal(RetainOutcome.Committed, await host.DocumentStore.ReplaceAsync(Bank, life, [change(document)], default));
    }

    private static async Task<string> StoreAsync(MemoryHost host, string documentId, string content) => (await host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default)).OperationId;
}
