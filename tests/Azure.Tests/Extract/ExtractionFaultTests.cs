using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Every request of the second stage fails once, in every way, or is the last of its process: in the end all is as if nothing had been.</summary>
public sealed class ExtractionFaultTests
{
    private static readonly string[] Expected = ["Ann said: four", "Ann said: one", "Ann said: three", "Ann said: two"];

    public static TheoryData<FaultSide, int?> Ways => FaultTests.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_request_that_fails_costs_nothing_but_time(FaultSide side, int? status)
    {
        var (faults, failures) = (new FaultScript(), new List<string>());
        await using var host = await ExtractionHost.StartAsync(faults: faults);
        for (var number = 0; ; number++)
        {
            var bank = await PrepareAsync(host, number);
            var (point, answered) = ("", host.Model.Answered.Count);
            faults.Fail(number, one => Counts(one, status, ref point, faults), side, status);
            try
            {
                await RunAsync(host, bank);
                var hit = faults.Hit;
                faults.Stop();
                await CheckAsync(host, bank);
                Assert.Equal(2, host.Model.Answered.Count - answered);
                if (!hit)
                {
                    break;
                }
            }
            catch (Exception e)
            {
                failures.Add($"request {number} ({point}): {e.GetType().Name} {e.Message}");
            }
            finally
            {
                faults.Stop();
            }

            Assert.InRange(number, 0, 120);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task Whatever_request_is_the_last_of_its_process_another_one_finishes_and_asks_nothing_that_was_answered(FaultSide side)
    {
        var (faults, failures) = (new FaultScript(), new List<string>());
        await using var host = await ExtractionHost.StartAsync(faults: faults);
        for (var number = 0; ; number++)
        {
            var bank = await PrepareAsync(host, number);
            var (point, answered) = ("", host.Model.Answered.Count);
            var doomed = await ExtractionHost.StartAsync(beside: host);
            faults.Die(number, one => Counts(one, null, ref point, faults), side);
            try
            {
                var running = RunAsync(doomed, bank);
                var died = await Task.WhenAny(running, faults.Died) == faults.Died;
                faults.Stop();
                var kept = (await BankAudit.ReadAsync(host.Host, bank)).OfKind(ItemKind.Answer).Any();
                var facts = (await host.StatedAsync(bank)).Count;
                await CheckAsync(host, bank);
                Assert.InRange(host.Model.Answered.Count - answered, 2, kept || facts == 4 ? 2 : 4);
                if (!died)
                {
                    break;
                }
            }
            catch (Exception e)
            {
                failures.Add($"request {number} ({point}): {e.GetType().Name} {e.Message}");
            }
            finally
            {
                faults.Stop();
            }

            Assert.InRange(number, 0, 120);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static bool Counts(FaultPoint one, int? status, ref string point, FaultScript faults)
    {
        var counts = FaultScript.IsItem(one) && (status != 412 || FaultScript.IsWrite(one));
        point = counts && !faults.Hit ? $"{one.Operation} {one.Container} {one.ItemId}" : point;
        return counts;
    }

    /// <summary>A bank with one document that was read and has grown, and a new one.</summary>
    private static async Task<BankId> PrepareAsync(ExtractionHost host, int number)
    {
        var bank = MemoryHost.Bank($"fault {number}");
        await host.Host.SayAsync(bank, "a", "Ann: one\nAnn: two");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Host.Ingest.RunAsync(bank, default);
        await host.Host.SayAsync(bank, "a", "Ann: one\nAnn: two\nAnn: three");
        await host.Host.SayAsync(bank, "b", "Ann: four");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return bank;
    }

    private static async Task RunAsync(ExtractionHost host, BankId bank)
    {
        try
        {
            await host.Host.Ingest.RunAsync(bank, default);
        }
        catch (StoreException e) when (e.IsTransient)
        {
            // a bell that fails comes again
        }
    }

    private static async Task CheckAsync(ExtractionHost host, BankId bank)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Host.Sweep.RunAsync(TimeSpan.Zero, default);
        await host.CheckDrainedAsync(bank);
        Assert.Equal(Expected, await host.StatedAsync(bank));
        foreach (var id in new[] { "a", "b" })
        {
            var document = await host.DocumentAsync(id, bank);
            Assert.Equal((document.Version, 0, 0, 0), (document.Extraction.Version, document.Extraction.NewTokens, document.Extraction.Attempts, document.Extraction.Strikes));
        }
    }
}
