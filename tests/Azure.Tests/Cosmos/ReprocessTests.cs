using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What asks for the second stage; what that stage does is told by writing what it would.</summary>
public sealed class ReprocessTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_document_that_is_reprocessed_keeps_its_memories_and_is_to_be_extracted_anew()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: one\nuser: two");
        var before = (await host.ListAsync(Bank)).Select(memory => memory.Id).Order(StringComparer.Ordinal);
        await OperationListTests.ChangeAsync(host, document => document with
        {
            Extraction = new ExtractionState { Version = 1, Chunks = [new ExtractedChunk("h", 2, "x")] },
        });
        var operation = (await host.Reprocessing.ReprocessAsync(Bank, "d", default))!;
        var document = await ReadAsync(host);
        Assert.Equal((2L, 1L, 1L, 0), (document.Version, document.IndexedVersion, document.Extraction.Version, document.Extraction.Chunks.Count));
        Assert.Equal(OperationStatus.Pending, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(before, (await host.ListAsync(Bank)).Select(memory => memory.Id).Order(StringComparer.Ordinal));
        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal((OperationTypes.Reprocess, OperationStatus.Completed), (state.Type, state.Status));
        Assert.Null(await host.Reprocessing.ReprocessAsync(Bank, "nothing", default));
        await host.Documents.DeleteAsync(Bank, "d", default);
        Assert.Null(await host.Reprocessing.ReprocessAsync(Bank, "d", default));
    }

    [Fact]
    public async Task A_consolidation_is_done_when_what_waited_is_extracted_and_is_asked_for_once()
    {
        await using var host = await WaitingAsync();
        var first = (await host.Consolidation.ConsolidateAsync(Bank, default))!;
        var flushed = (await host.BankStore.ReadHeaderAsync(Bank, default))!.FlushedAt;
        Assert.NotNull(flushed);
        Assert.False(first.Deduplicated);
        Assert.Equal(new ConsolidationResult(first.OperationId, Deduplicated: true), await host.Consolidation.ConsolidateAsync(Bank, default));
        Assert.Equal(flushed, (await host.BankStore.ReadHeaderAsync(Bank, default))!.FlushedAt);
        var state = (await host.Operations.GetAsync(Bank, first.OperationId, default))!;
        Assert.Equal((OperationTypes.Consolidation, OperationStatus.Pending, OperationStage.Extract), (state.Type, state.Status, state.Progress.Stage));

        // More to do than it covers is another.
        await OperationListTests.ChangeAsync(host, document => document with { Version = 2, IndexedVersion = 2 });
        var second = (await host.Consolidation.ConsolidateAsync(Bank, default))!;
        Assert.False(second.Deduplicated);
        await OperationListTests.ChangeAsync(host, document => document with { DueAt = null, Extraction = new ExtractionState { Version = 2 } });
        Assert.Equal(2, (await host.Operations.ListAsync(Bank, new OperationQuery { Status = OperationStatus.Completed, Type = OperationTypes.Consolidation }, default)).Total);
    }

    [Fact]
    public async Task A_consolidation_of_nothing_is_done_and_one_of_a_bank_that_is_not_there_is_none()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: one");
        var result = (await host.Consolidation.ConsolidateAsync(Bank, default))!;
        var state = (await host.Operations.GetAsync(Bank, result.OperationId, default))!;
        Assert.Equal((OperationStatus.Completed, 0), (state.Status, state.ItemsCount));
        Assert.Null(await host.Consolidation.ConsolidateAsync(MemoryHost.Bank("nobody"), default));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_consolidation_that_is_cancelled_lets_its_documents_wait_until_it_is_tried_again()
    {
        await using var host = await WaitingAsync();
        var operation = (await host.Consolidation.ConsolidateAsync(Bank, default))!.OperationId;
        Assert.True(await host.Control.CancelAsync(Bank, operation, default));
        Assert.Null((await host.BankStore.ReadHeaderAsync(Bank, default))!.FlushedAt);
        Assert.Equal(OperationStatus.Cancelled, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
        Assert.True((await ReadAsync(host)).IsUnextracted);
        Assert.True(await host.Control.RetryAsync(Bank, operation, default));
        Assert.NotNull((await host.BankStore.ReadHeaderAsync(Bank, default))!.FlushedAt);
        Assert.Equal(OperationStatus.Pending, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
    }

    [Fact]
    public async Task What_cannot_be_extracted_is_a_failure_with_its_reason_that_can_be_tried_again()
    {
        await using var host = await WaitingAsync();
        var retain = (await host.Operations.ListAsync(Bank, new OperationQuery(), default)).Items[0].Id;
        var consolidation = (await host.Consolidation.ConsolidateAsync(Bank, default))!.OperationId;
        await OperationListTests.ChangeAsync(host, document => document with
        {
            DueAt = null, Extraction = document.Extraction with { Attempts = 5, Strikes = 5, Failure = "the model answers nonsense" },
        });
        foreach (var operation in new[] { retain, consolidation })
        {
            var state = (await host.Operations.GetAsync(Bank, operation, default))!;
            Assert.Equal((OperationStatus.Failed, "the model answers nonsense"), (state.Status, state.Error));
        }

        Assert.True(await host.Control.RetryAsync(Bank, retain, default));
        var document = await ReadAsync(host);
        Assert.Equal((true, 0, 0), (document.IsUnextracted, document.Extraction.Attempts, document.Extraction.Strikes));
        Assert.NotNull(document.DueAt);
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, retain, default))!.Status);
        Assert.Equal(OperationStatus.Pending, (await host.Operations.GetAsync(Bank, consolidation, default))!.Status);
    }

    /// <summary>A bank with a document that waits for the second stage.</summary>
    private static async Task<MemoryHost> WaitingAsync()
    {
        var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: one");
        await OperationListTests.ChangeAsync(host, document => document with
        {
            DueAt = TimeProvider.System.GetUtcNow().AddMinutes(1), Extraction = new ExtractionState { NewTokens = 3, NewSince = document.UpdatedAt },
        });
        return host;
    }

    private static async Task<StoredDocument> ReadAsync(MemoryHost host) =>
        (await host.DocumentStore.ReadAsync(Bank, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life, "d", default))!;
}
