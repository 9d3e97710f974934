using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Every request of a use case fails once, in every way: it happens once or not at all, and the answer says which.</summary>
public sealed class FaultTests
{
    private const string Operation = "8e0f1b9c-6a44-4e2b-9c55-0123456789ab";

    public static TheoryData<FaultSide, int?> Ways => new()
    {
        { FaultSide.Before, null },
        { FaultSide.After, null },
        { FaultSide.Before, 429 },
        { FaultSide.Before, 503 },
        { FaultSide.After, 503 },
        { FaultSide.After, 408 },
        { FaultSide.Before, 412 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_append_is_there_once(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank) => host.SayAsync(bank, "d", "user: one"),
        (host, bank) => host.SayAsync(bank, "d", "user: two", UpdateMode.Append),
        (result, texts) =>
        {
            Assert.Equal(["user: one", "user: two"], texts);
            Assert.IsType<RetainResult>(result);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task The_first_content_of_a_bank_is_there_once(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (_, _) => Task.CompletedTask,
        (host, bank) => host.SayAsync(bank, "d", "user: one", UpdateMode.Append),
        (result, texts) =>
        {
            Assert.Equal(["user: one"], texts);
            Assert.IsType<RetainResult>(result);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_replaced_document_says_what_it_says_now(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank) => host.SayAsync(bank, "d", "user: one\nuser: two"),
        (host, bank) => host.SayAsync(bank, "d", "user: two\nuser: three"),
        (result, texts) =>
        {
            Assert.Equal(["user: two", "user: three"], texts);
            Assert.IsType<RetainResult>(result);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_deleted_document_is_gone_and_the_caller_is_told_so(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank) => host.SayAsync(bank, "d", "user: one"),
        (host, bank) => host.Documents.DeleteAsync(bank, "d", default),
        (result, texts) =>
        {
            Assert.Empty(texts);
            Assert.Equal(new DocumentDeletion(1), result);
        },
        isGoneAtOnce: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_deleted_bank_is_gone_and_the_caller_is_told_so(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank) => host.SayAsync(bank, "d", "user: one"),
        (host, bank) => host.Banks.DeleteAsync(bank, default),
        (result, texts) =>
        {
            Assert.Empty(texts);
            Assert.Equal(1, result);
        },
        isGoneAtOnce: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_operation_that_is_cancelled_and_taken_up_again_is_both(FaultSide side, int? status) => EachAsync(
        side,
        status,
        async (host, bank) =>
        {
            await host.SayAsync(bank, "d", "user: one");
            var item = new RetainItem { Content = "user: one\nuser: two", DocumentId = "d" };
            await host.Retain.RetainAsync(new RetainCommand { Bank = bank, Items = [item], Async = true, OperationId = Operation }, default);
        },
        async (host, bank) => (await host.Control.CancelAsync(bank, Operation, default), await host.Control.RetryAsync(bank, Operation, default)),
        (result, texts) =>
        {
            Assert.Equal((true, true), ((bool, bool))result!);
            Assert.Equal(["user: one", "user: two"], texts);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_operation_that_is_deleted_is_gone_and_its_content_is_not(FaultSide side, int? status) => EachAsync(
        side,
        status,
        async (host, bank) =>
        {
            var item = new RetainItem { Content = "user: one", DocumentId = "d" };
            await host.Retain.RetainAsync(new RetainCommand { Bank = bank, Items = [item], Async = true, OperationId = Operation }, default);
            await host.DrainAsync(bank);
        },
        (host, bank) => host.Control.DeleteAsync(bank, Operation, default),
        (result, texts) =>
        {
            Assert.Equal(true, result);
            Assert.Equal(["user: one"], texts);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_document_is_reprocessed_once(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank) => host.SayAsync(bank, "d", "user: one"),
        async (host, bank) =>
        {
            await host.Reprocessing.ReprocessAsync(bank, "d", default);

            // The fault may hit one of these two, but not both.
            var (one, other) = (await LookAsync(host, bank), await LookAsync(host, bank));
            return one ?? other;
        },
        (result, texts) =>
        {
            Assert.Equal(2L, result);
            Assert.Equal(["user: one"], texts);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Work_that_is_interrupted_is_done_in_the_end(FaultSide side, int? status) => EachAsync(
        side,
        status,
        async (host, bank) =>
        {
            await host.SayAsync(bank, "e", "user: gone");
            await host.SayAsync(bank, "d", "user: one");
            await host.Documents.DeleteAsync(bank, "e", default);
            await host.Retain.RetainAsync(
                new RetainCommand { Bank = bank, Items = [new RetainItem { Content = "user: one\nuser: two", DocumentId = "d" }], Async = true }, default);
        },
        async (host, bank) =>
        {
            try
            {
                return (object?)await host.Ingest.RunAsync(bank, default);
            }
            catch (StoreException e) when (e.IsTransient)
            {
                return null; // a bell that fails comes again
            }
        },
        (_, texts) => Assert.Equal(["user: one", "user: two"], texts));

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_purge_that_is_interrupted_removes_all_in_the_end(FaultSide side, int? status) => EachAsync(
        side,
        status,
        async (host, bank) =>
        {
            await host.SayAsync(bank, "d", "user: one");
            await host.Banks.DeleteAsync(bank, default);
        },
        async (host, bank) => await Record.ExceptionAsync(() => host.Ingest.RunAsync(bank, default)),
        (_, texts) => Assert.Empty(texts));

    /// <summary>The document's version; null where the fault hit the look at it.</summary>
    private static async Task<long?> LookAsync(MemoryHost host, BankId bank)
    {
        try
        {
            return (await host.DocumentStore.ReadAsync(bank, (await host.BankStore.ReadHeaderAsync(bank, default))!.Life, "d", default))!.Version;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static Task EachAsync<T>(
        FaultSide side,
        int? status,
        Func<MemoryHost, BankId, Task> prepare,
        Func<MemoryHost, BankId, Task<T>> act,
        Action<object?, IReadOnlyList<string>> check,
        bool isGoneAtOnce = false) => RunAsync(side, status, prepare, async (host, bank) => await act(host, bank), check, isGoneAtOnce);

    private static async Task RunAsync(
        FaultSide side,
        int? status,
        Func<MemoryHost, BankId, Task> prepare,
        Func<MemoryHost, BankId, Task<object?>> act,
        Action<object?, IReadOnlyList<string>> check,
        bool isGoneAtOnce)
    {
        var (faults, clock) = (new FaultScript(), new TestClock());
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }, time: clock);
        var failures = new List<string>();
        for (var number = 0; ; number++)
        {
            var bank = MemoryHost.Bank($"fault {number}");
            await prepare(host, bank);
            var point = "";
            faults.Fail(
                number,
                one =>
                {
                    var counts = FaultScript.IsItem(one) && (status != 412 || FaultScript.IsWrite(one));
                    point = counts && !faults.Hit ? $"{one.Operation} {one.Container} {one.ItemId}" : point;
                    return counts;
                },
                side,
                status);
            try
            {
                var result = await act(host, bank);
                var hit = faults.Hit;
                faults.Stop();
                Assert.True(!isGoneAtOnce || (await host.ListAsync(bank)).Count == 0, "what was deleted is still seen");

                // What a lost answer left of a lease runs out.
                clock.Advance(TimeSpan.FromMinutes(3));
                await host.Sweep.RunAsync(TimeSpan.Zero, default);
                await BankAudit.CheckDrainedAsync(host, bank);
                check(result, [.. (await host.ListAsync(bank)).OrderBy(memory => memory.SourceTurns[0]).Select(memory => memory.Text)]);
                if (!hit)
                {
                    break;
                }
            }
            catch (Exception e)
            {
                failures.Add($"request {number} ({point}): {e.GetType().Name} {e.Message}\n{e.StackTrace}");
                if (number > 60)
                {
                    break;
                }
            }
            finally
            {
                faults.Stop();
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
