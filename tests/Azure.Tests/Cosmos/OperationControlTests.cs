using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class OperationControlTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task What_is_cancelled_is_not_done_and_what_was_there_before_stays()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: before");
        var operation = await StoreAsync(host, "d", "user: before\nuser: after");
        Assert.True(await host.Control.CancelAsync(Bank, operation, default));
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal(OperationStatus.Cancelled, await StatusAsync(host, operation));
        Assert.Equal("user: before", Assert.Single(await host.ListAsync(Bank)).Text);
        var problem = await Assert.ThrowsAsync<ConflictException>(() => host.Control.CancelAsync(Bank, operation, default));
        Assert.Contains("cancelled", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry")]
    [InlineData("retain")]
    [InlineData("reprocess")]
    public async Task What_was_cancelled_is_taken_up_again_by_a(string call)
    {
        await using var host = await MemoryHost.StartAsync();
        var operation = await StoreAsync(host, "d", "user: one\nuser: two");
        await host.Control.CancelAsync(Bank, operation, default);
        switch (call)
        {
            case "retry":
                Assert.True(await host.Control.RetryAsync(Bank, operation, default));
                break;
            case "retain":
                await StoreAsync(host, "d", "user: one\nuser: two");
                break;
            default:
                await host.Reprocessing.ReprocessAsync(Bank, "d", default);
                break;
        }

        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(2, (await host.ListAsync(Bank)).Count);
        Assert.Equal(OperationStatus.Completed, await StatusAsync(host, operation));
    }

    [Fact]
    public async Task A_worker_in_flight_does_not_undo_a_cancellation()
    {
        var (embedder, gate) = (new EmbedderProbe(), new Gate());
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        var operation = await StoreAsync(host, "d", "user: one");
        embedder.Before = _ => gate.PassAsync();
        var working = host.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        Assert.True(await host.Control.CancelAsync(Bank, operation, default));
        gate.Open();
        await working;
        Assert.Equal(OperationStatus.Cancelled, await StatusAsync(host, operation));
        Assert.Empty(await host.ListAsync(Bank));
    }

    [Fact]
    public async Task A_cancellation_that_comes_second_says_so()
    {
        var (faults, gate) = (new FaultScript(), new Gate());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        var operation = await StoreAsync(host, "d", "user: one");
        faults.Arriving = point => FaultScript.IsWrite(point) ? gate.PassAsync() : Task.CompletedTask;
        var cancelling = host.Control.CancelAsync(Bank, operation, default);
        await gate.Reached;
        faults.Arriving = null;
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
        gate.Open();
        await Assert.ThrowsAsync<ConflictException>(() => cancelling);
        Assert.Equal(OperationStatus.Completed, await StatusAsync(host, operation));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_document_that_a_later_call_has_retained_is_that_calls()
    {
        await using var host = await MemoryHost.StartAsync();
        var first = await StoreAsync(host, "d", "user: one");
        var second = await StoreAsync(host, "d", "user: one\nuser: two");
        await Assert.ThrowsAsync<ConflictException>(() => host.Control.CancelAsync(Bank, first, default));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(OperationStatus.Completed, await StatusAsync(host, first));
        Assert.Equal(OperationStatus.Completed, await StatusAsync(host, second));
    }

    [Fact]
    public async Task Only_what_failed_or_was_cancelled_and_is_still_there_is_tried_again()
    {
        await using var host = await MemoryHost.StartAsync();
        var operation = await StoreAsync(host, "d", "user: one");
        await Assert.ThrowsAsync<ConflictException>(() => host.Control.RetryAsync(Bank, operation, default));
        await host.Control.CancelAsync(Bank, operation, default);
        await host.Documents.DeleteAsync(Bank, "d", default);
        var problem = await Assert.ThrowsAsync<ConflictException>(() => host.Control.RetryAsync(Bank, operation, default));
        Assert.Contains("gone", problem.Message, StringComparison.Ordinal);
        Assert.False(await host.Control.RetryAsync(Bank, Guid.NewGuid().ToString(), default));
        Assert.False(await host.Control.CancelAsync(MemoryHost.Bank("nobody"), operation, default));
    }

    [Fact]
    public async Task Only_what_is_over_is_removed_and_its_content_stays()
    {
        await using var host = await MemoryHost.StartAsync();
        var operation = await StoreAsync(host, "d", "user: one");
        await Assert.ThrowsAsync<ConflictException>(() => host.Control.DeleteAsync(Bank, operation, default));
        await host.DrainAsync(Bank);
        Assert.True(await host.Control.DeleteAsync(Bank, operation, default));
        Assert.False(await host.Control.DeleteAsync(Bank, operation, default));
        Assert.Null(await host.Operations.GetAsync(Bank, operation, default));
        Assert.Single(await host.ListAsync(Bank));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task Many_documents_are_cancelled_and_taken_up_with_one_call_each()
    {
        await using var host = await MemoryHost.StartAsync();
        var items = Enumerable.Range(0, 150).Select(at => new RetainItem { Content = $"user: {at}", DocumentId = $"d{at}" });
        var operation = (await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. items], Async = true }, default)).OperationId;
        Assert.Equal(IngestOutcome.Done, await CancelledAsync());
        Assert.Empty(await host.ListAsync(Bank));
        var progress = (await host.Operations.GetAsync(Bank, operation, default))!.Progress;
        Assert.Equal((OperationStage.Index, 0, 150), (progress.Stage, progress.Processed, progress.Total));
        await host.Control.RetryAsync(Bank, operation, default);
        await BankAudit.CheckDrainedAsync(host, Bank);
        progress = (await host.Operations.GetAsync(Bank, operation, default))!.Progress;
        Assert.Equal((OperationStage.Done, 150, 150), (progress.Stage, progress.Processed, progress.Total));

        async Task<IngestOutcome> CancelledAsync()
        {
            await host.Control.CancelAsync(Bank, operation, default);
            return await host.Ingest.RunAsync(Bank, default);
        }
    }

    private static async Task<OperationStatus> StatusAsync(MemoryHost host, string operation) =>
        (await host.Operations.GetAsync(Bank, operation, default))!.Status;

    private static async Task<string> StoreAsync(MemoryHost host, string documentId, string content) => (await host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default)).OperationId;
}
