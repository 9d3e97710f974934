using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Observe;

/// <summary>Every request fails once, in every way, or is the last of its process, while observations are made and lose a document.</summary>
public sealed class ObservationFaultTests
{
    private static readonly string[] Expected = ["About coffee: coffee at four; coffee at ten", "About tea: tea at morning; tea at noon"];

    public static TheoryData<FaultSide, int?> Ways => FaultTests.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_request_that_fails_leaves_the_observations_that_there_would_be_without(FaultSide side, int? status)
    {
        var (faults, failures, observer) = (new FaultScript(), new List<string>(), new ObserverProbe());
        await using var host = await StartAsync(observer, faults);
        for (var number = 0; ; number++)
        {
            var bank = await PrepareAsync(host, number);
            var point = "";
            faults.Fail(number, one => Counts(one, status, ref point, faults), side, status);
            try
            {
                await RunAsync(host, bank);
                var hit = faults.Hit;
                faults.Stop();
                await CheckAsync(host, bank);
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

            Assert.InRange(number, 0, 200);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task Whatever_request_is_the_last_of_its_process_another_one_leaves_the_same_observations(FaultSide side)
    {
        var (faults, failures, observer) = (new FaultScript(), new List<string>(), new ObserverProbe());
        await using var host = await StartAsync(observer, faults);
        for (var number = 0; ; number++)
        {
            var bank = await PrepareAsync(host, number);
            var point = "";
            var doomed = await StartAsync(observer, faults, host);
            faults.Die(number, one => Counts(one, null, ref point, faults), side);
            try
            {
                var running = RunAsync(doomed, bank);
                var died = await Task.WhenAny(running, faults.Died) == faults.Died;
                faults.Stop();
                await host.Host.Documents.DeleteAsync(bank, "b", default);
                await CheckAsync(host, bank);
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

            Assert.InRange(number, 0, 200);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task A_long_document_that_is_tagged_anew_takes_its_facts_out_of_observations_wherever_its_process_ends()
    {
        var (faults, failures, observer) = (new FaultScript(), new List<string>(), new ObserverProbe());
        await using var host = await StartAsync(observer, faults);
        var lines = string.Join('\n', Enumerable.Range(0, 60).Select(at => $"Ann: tea at {at}"));
        for (var number = 0; ; number++)
        {
            var bank = MemoryHost.Bank($"tagged {number}");
            await TagAsync(host, bank, lines, "home");
            await host.DrainAsync(bank);
            await TagAsync(host, bank, lines, "work");
            var doomed = await StartAsync(observer, faults, host);
            faults.Die(number, one => one.Operation == CosmosOperation.Batch, FaultSide.After);
            var died = await Task.WhenAny(TryAsync(() => doomed.Host.Ingest.RunAsync(bank, default)), faults.Died) == faults.Died;
            faults.Stop();
            try
            {
                host.Clock.Advance(TimeSpan.FromMinutes(5));
                await host.CheckDrainedAsync(bank);
                Assert.All((await host.Host.ListAsync(bank)).Where(Observation.IsOne), observation => Assert.Equal(["work"], observation.Tags));
            }
            catch (Exception e)
            {
                failures.Add($"batch {number}: {e.GetType().Name} {string.Concat(e.Message.Take(300))}");
            }

            if (!died)
            {
                break;
            }

            Assert.InRange(number, 0, 60);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static Task TagAsync(ExtractionHost host, BankId bank, string lines, string tag) => host.Host.Retain.RetainAsync(
        new RetainCommand { Bank = bank, Items = [new RetainItem { DocumentId = "d", Content = lines, Tags = [tag] }], Async = true }, default);

    private static bool Counts(FaultPoint one, int? status, ref string point, FaultScript faults)
    {
        var counts = FaultScript.IsItem(one) && (status != 412 || FaultScript.IsWrite(one));
        point = counts && !faults.Hit ? $"{one.Operation} {one.Container} {one.ItemId}" : point;
        return counts;
    }

    private static async Task<ExtractionHost> StartAsync(ObserverProbe observer, FaultScript faults, ExtractionHost? beside = null)
    {
        var host = await ExtractionHost.StartAsync(change: observer.Register, faults: faults, beside: beside);
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text, Type = "world", Turns = [turn.Number] })]);
        return host;
    }

    /// <summary>A bank with an observation of two documents, and a third that says more.</summary>
    private static async Task<BankId> PrepareAsync(ExtractionHost host, int number)
    {
        var bank = MemoryHost.Bank($"fault {number}");
        await host.Host.SayAsync(bank, "a", "Ann: tea at morning");
        await host.Host.SayAsync(bank, "b", "Ann: tea at night");
        await host.DrainAsync(bank);
        await host.Host.SayAsync(bank, "c", "Ann: tea at noon\nAnn: coffee at ten\nAnn: coffee at four");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return bank;
    }

    /// <summary>Makes and rewrites observations, takes one of their documents away, and makes them of the rest.</summary>
    private static async Task RunAsync(ExtractionHost host, BankId bank)
    {
        await TryAsync(() => host.Host.Ingest.RunAsync(bank, default));
        await host.Host.Documents.DeleteAsync(bank, "b", default);
        await TryAsync(async () => Assert.DoesNotContain(await host.Host.ListAsync(bank), memory => memory.Text.Contains("night", StringComparison.Ordinal)));
        await TryAsync(() => host.Host.Ingest.RunAsync(bank, default));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await TryAsync(() => host.Host.Ingest.RunAsync(bank, default));
    }

    private static async Task TryAsync(Func<Task> bell)
    {
        try
        {
            await bell();
        }
        catch (StoreException e) when (e.IsTransient)
        {
            // a bell that fails comes again, and so does a reader
        }
    }

    private static async Task CheckAsync(ExtractionHost host, BankId bank)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Host.Sweep.RunAsync(TimeSpan.Zero, default);
        await host.CheckDrainedAsync(bank);
        Assert.Equal(Expected, (await host.Host.ListAsync(bank)).Where(Observation.IsOne).Select(observation => observation.Text).Order(StringComparer.Ordinal));
    }
}
