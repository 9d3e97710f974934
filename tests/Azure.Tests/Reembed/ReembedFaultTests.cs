using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>Wherever a move is interrupted, running it again ends as if it had not been.</summary>
public sealed class ReembedFaultTests
{
    private static readonly BankId Alice = MemoryHost.Bank("alice");
    private static readonly BankId Bob = MemoryHost.Bank("bob");

    [Theory]
    [InlineData(FaultSide.Before, null)]
    [InlineData(FaultSide.After, null)]
    [InlineData(FaultSide.Before, 429)]
    [InlineData(FaultSide.Before, 503)]
    [InlineData(FaultSide.After, 503)]
    public Task Any_request_that_fails_once_changes_nothing(FaultSide side, int? status) => EachAsync(
        (faults, number) => faults.Fail(number, FaultScript.IsItem, side, status),
        async (host, _) => await RunTwiceAsync(host));

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public Task A_command_that_dies_at_any_request_is_gone_on_with(FaultSide side) => EachAsync(
        (faults, number) => faults.Die(number, FaultScript.IsItem, side),
        async (host, faults) =>
        {
            using var end = new CancellationTokenSource();
            Task dead = host.RunAsync(MoveMode.Seal, end.Token);
            await Task.WhenAny(dead, faults.Died);
            await end.CancelAsync();
            await dead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            faults.Stop();
            await host.RunAsync(MoveMode.Seal);
        });

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public Task An_unsealing_that_is_interrupted_is_gone_on_with(FaultSide side) => EachAsync(
        (_, _) => { },
        async (host, faults) =>
        {
            await host.RunAsync(MoveMode.Seal);
            for (var number = 0; ; number++)
            {
                faults.Fail(number, FaultScript.IsItem, side);
                var failure = await Record.ExceptionAsync(() => host.RunAsync(MoveMode.Unseal));
                var hit = faults.Hit;
                faults.Stop();
                Assert.True(failure is null or StoreException, failure?.ToString());
                await host.RunAsync(MoveMode.Unseal);
                await host.Old.SayAsync(Alice, "d", $"user: unsealed {number}", UpdateMode.Append);
                await host.RunAsync(MoveMode.Seal);
                if (!hit)
                {
                    return;
                }
            }
        },
        rounds: 1);

    [Fact]
    public async Task A_store_that_asks_to_wait_is_waited_for()
    {
        var faults = new FaultScript();
        await using var host = await MoveHost.StartAsync(faults);
        await host.Old.SayAsync(Alice, "d", "user: one\nuser: two");
        var refused = 0;
        for (var round = 0; round < 30; round++)
        {
            faults.Fail(round, point => FaultScript.IsWrite(point) && point.Container == "memories-2", FaultSide.Before, 429);
            await host.RunAsync(MoveMode.Copy);
            refused += faults.Hit ? 1 : 0;
            faults.Stop();
            await host.Old.SayAsync(Alice, "d", $"user: round {round}", UpdateMode.Append);
        }

        Assert.True(refused > 0);
        await host.RunAsync(MoveMode.Copy);
        await host.CheckCopiedAsync(Alice);
    }

    private static async Task RunTwiceAsync(MoveHost host)
    {
        try
        {
            await host.RunAsync(MoveMode.Seal);
        }
        catch (StoreException e) when (e.IsTransient)
        {
            await host.RunAsync(MoveMode.Seal);
        }
    }

    /// <summary>Interrupts one move after the other, each one request later.</summary>
    private static async Task EachAsync(Action<FaultScript, int> interrupt, Func<MoveHost, FaultScript, Task> act, int rounds = 400)
    {
        var hit = true;
        for (var number = 0; hit && number < rounds; number++)
        {
            var faults = new FaultScript();
            await using var host = await MoveHost.StartAsync(faults);
            await host.Old.SayAsync(Alice, "d", "user: I live in Paris\nuser: I play the cello");
            await host.Old.SayAsync(Alice, "d", "user: I live in Berlin\nuser: I play the cello");
            await host.Old.SayAsync(Bob, "d", "user: I was here");
            await host.RunAsync(MoveMode.CopyOnce);
            await host.Old.SayAsync(Alice, "d", "user: I paint", UpdateMode.Append);
            await host.Old.Banks.DeleteAsync(Bob, default);
            interrupt(faults, number);
            await act(host, faults);
            hit = faults.Hit;
            faults.Stop();
            await host.CheckCopiedAsync(Alice, Bob);
            await using var next = await host.StartNextAsync();
            await next.SayAsync(Alice, "e", "user: I moved");
            await BankAudit.CheckDrainedAsync(next, Alice);
            Assert.Empty(await next.ListAsync(Bob));
            await next.SayAsync(Bob, "d", "user: I am back");
            Assert.Single(await next.ListAsync(Bob));
        }

        Assert.True(rounds == 1 || !hit, "the move has more requests than rounds");
    }
}
