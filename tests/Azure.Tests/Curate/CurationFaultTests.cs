using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Curate;

/// <summary>Every request of a change fails once, in every way: it happens once, and has one entry in the history.</summary>
public sealed class CurationFaultTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public Task An_edit_is_made_once(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank, id) => host.Curation.EditAsync(bank, id, new MemoryEdit { Text = "Lives in Rome" }, default),
        async (host, bank, id, edited) =>
        {
            Assert.Equal("Lives in Rome", edited!.Memory.Text);
            var history = (await host.Curation.HistoryAsync(bank, id, default))!;
            Assert.Equal([HistoryEvent.Add, HistoryEvent.Update], history.Select(entry => entry.Event));
            Assert.Equal("Lives in Rome", history[1].New);
        });

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public Task A_deletion_is_made_once_and_counted(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank, id) => host.Curation.DeleteAsync(bank, id, linked: true, default),
        async (host, bank, id, count) =>
        {
            Assert.Equal(1, count);
            Assert.Null(await host.Curation.GetAsync(bank, id, default));
            Assert.Equal(["user: I play the cello"], (await host.ListAsync(bank)).Select(memory => memory.Text));
        });

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public Task Being_invalidated_is_made_once(FaultSide side, int? status) => EachAsync(
        side,
        status,
        (host, bank, id) => host.Curation.InvalidateAsync(bank, id, "wrong", default),
        async (host, bank, id, invalidated) =>
        {
            Assert.Equal("wrong", invalidated!.Reason);
            Assert.Single(await host.ListAsync(bank));
            Assert.Equal(2, (await host.Curation.HistoryAsync(bank, id, default))!.Count);
        });

    [Fact]
    public async Task Changes_at_once_by_several_are_all_made_one_after_the_other()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 6).Select(at => host.Curation.EditAsync(Bank, id, new MemoryEdit { Text = $"wording {at}" }, default)),
            host.SayAsync(Bank, "d", "user: I live in Paris\nuser: I play the cello\nuser: My sister is called Ines"),
        ]);

        var history = (await host.Curation.HistoryAsync(Bank, id, default))!;
        Assert.Equal(7, history.Count);
        Assert.Equal(history.SkipLast(1).Select(entry => entry.New), history.Skip(1).Select(entry => entry.Old));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(3, (await host.ListAsync(Bank)).Count);
    }

    private static async Task<string> SayAsync(MemoryHost host, BankId bank)
    {
        await host.SayAsync(bank, "d", "user: I live in Paris\nuser: I play the cello");
        await host.DrainAsync(bank);
        return (await host.ListAsync(bank)).Single(memory => memory.Text.Contains("Paris", StringComparison.Ordinal)).Id;
    }

    private static async Task EachAsync<T>(
        FaultSide side, int? status, Func<MemoryHost, BankId, string, Task<T>> change, Func<MemoryHost, BankId, string, T, Task> check)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var number = 0; ; number++)
        {
            var bank = MemoryHost.Bank($"fault {number}");
            var id = await SayAsync(host, bank);
            faults.Fail(number, point => FaultScript.IsItem(point) && (status != 412 || FaultScript.IsWrite(point)), side, status);
            var result = await change(host, bank, id);
            var hit = faults.Hit;
            faults.Stop();
            await BankAudit.CheckDrainedAsync(host, bank);
            await check(host, bank, id, result);
            if (!hit)
            {
                Assert.True(number >= (status == 412 ? 1 : 4), $"only {number} requests");
                return;
            }
        }
    }
}
