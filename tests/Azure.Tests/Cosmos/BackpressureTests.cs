using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class BackpressureTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_bank_with_too_much_pending_takes_no_more_until_it_is_done_and_loses_nothing()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock, change: services => services.Configure<RetainOptions>(options => options.MaxPendingDocuments = 5));
        var accepted = new List<string>();
        BusyException? busy = null;
        for (var at = 0; busy is null; at++)
        {
            busy = await Record.ExceptionAsync(async () => accepted.Add(await StoreAsync(host, Bank, $"d{at}"))) as BusyException;
        }

        Assert.InRange(accepted.Count, 5, 6);
        Assert.True(busy.RetryAfter > TimeSpan.Zero);
        Assert.Null(await host.Documents.GetAsync(Bank, $"d{accepted.Count}", default));
        await Assert.ThrowsAsync<BusyException>(() => host.SayAsync(Bank, "other", "user: other"));
        await Assert.ThrowsAsync<BusyException>(() => host.Reprocessing.ReprocessAsync(Bank, "d0", default));

        // What was accepted before is answered as before, and other banks are no part of it.
        Assert.Equal(accepted[0], await StoreAsync(host, Bank, "d0", accepted[0]));
        await StoreAsync(host, MemoryHost.Bank("bob"), "d");
        await host.DrainAsync(Bank);
        Assert.Equal(accepted.Count, (await host.ListAsync(Bank)).Count);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await host.SayAsync(Bank, "other", "user: other")).Indexed);
    }

    [Fact]
    public async Task In_the_good_case_counting_is_once_in_a_hundred_documents()
    {
        var (faults, queries) = (new FaultScript(), 0);
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        faults.Arriving = point =>
        {
            queries += point.Operation == CosmosOperation.Query ? 1 : 0;
            return Task.CompletedTask;
        };
        for (var at = 0; at < 250; at++)
        {
            await StoreAsync(host, Bank, $"d{at}");
        }

        Assert.Equal(2, queries);
    }

    [Fact]
    public async Task What_waits_for_the_second_stage_is_not_pending()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: one");
        await OperationListTests.ChangeAsync(host, document => document with
        {
            DueAt = document.UpdatedAt.AddMinutes(1), Extraction = document.Extraction with { NewTokens = 3, NewSince = document.UpdatedAt },
        });
        await StoreAsync(host, Bank, "e");
        Assert.Equal(1, await host.DocumentStore.CountPendingAsync(Bank, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life, default));
    }

    private static async Task<string> StoreAsync(MemoryHost host, BankId bank, string documentId, string? operationId = null) => (await host.Retain.RetainAsync(
        new RetainCommand
        {
            Bank = bank,
            Items = [new RetainItem { Content = $"user: {documentId}", DocumentId = documentId }],
            Async = true,
            OperationId = operationId ?? Guid.NewGuid().ToString(),
        },
        default)).OperationId;
}
