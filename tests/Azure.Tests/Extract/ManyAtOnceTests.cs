using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A backlog of the second stage, or more of anything than a batch or a query holds, stands in nobody's way.</summary>
public sealed class ManyAtOnceTests
{
    [Fact]
    public async Task However_many_documents_wait_for_the_model_a_new_one_is_indexed_at_once()
    {
        await using var host = await ExtractionHost.StartAsync(
            change: services => services.Configure<RetainOptions>(options => options.SyncTimeout = TimeSpan.FromSeconds(5)));
        List<RetainItem> items = [.. Enumerable.Range(0, 300).Select(at => new RetainItem { Content = $"Ann: number {at}", DocumentId = $"d{at}" })];
        Assert.True((await host.Host.Retain.RetainAsync(
            new RetainCommand { Bank = ExtractionHost.Bank, Items = items }, default)).Indexed);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await host.Host.SayAsync(ExtractionHost.Bank, "new", "Ann: something new")).Indexed);
        Assert.Empty(host.Model.Requests);
    }

    [Fact]
    public async Task Answers_of_more_calls_than_a_batch_holds_are_used_all_the_same()
    {
        await using var host = await ExtractionHost.StartAsync(options => (options.CallsPerBell, options.TokensPerCall) = (1_000, 100));
        host.Model.State = _ => new PassageAnswer([]);
        var text = string.Concat(Enumerable.Repeat("and so on ", 80));
        await host.SayAsync("d", string.Join('\n', Enumerable.Range(0, 400).Select(at => $"Ann: {at} {text}")));
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.InRange(host.Model.Requests.Count, 101, 400);
        var asked = host.Model.Requests.Count;
        await host.CheckDrainedAsync();
        Assert.Null((await host.DocumentAsync("d")).Extraction.Failure);
        Assert.Equal(asked, host.Model.Requests.Count);
    }

    [Fact]
    public async Task A_fact_that_the_model_states_twice_is_one_and_may_be_stated_anew()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = passage => new PassageAnswer([.. ExtractorProbe.EachTurn(passage).Facts, .. ExtractorProbe.EachTurn(passage).Facts]);
        await host.SayAsync("d", "Ann: one");
        await host.CheckDrainedAsync();
        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();
        Assert.Null((await host.DocumentAsync("d")).Extraction.Failure);
        var fact = Assert.Single(await host.FactsAsync());
        Assert.Equal(1, fact.ProofCount);
    }

    [Fact]
    public async Task What_was_done_stays_done_when_the_document_is_worked_through_anew_in_vain()
    {
        await using var host = await ExtractionHost.StartAsync();
        var retained = (await host.Host.SayAsync(ExtractionHost.Bank, "d", "Ann: one")).OperationId;
        var flushed = (await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default))!.OperationId;
        await host.CheckDrainedAsync();
        var usage = (await host.Host.Operations.GetAsync(ExtractionHost.Bank, retained, default))!.Usage;
        host.Model.Before = (_, _) => throw new ModelException("not to the model's taste", isTransient: false);
        var again = (await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default))!;
        await host.CheckDrainedAsync();
        Assert.Equal(OperationStatus.Failed, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, again, default))!.Status);
        Assert.Equal(OperationStatus.Completed, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, retained, default))!.Status);
        Assert.Equal(OperationStatus.Completed, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, flushed, default))!.Status);
        Assert.Equal(usage, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, retained, default))!.Usage);
    }

    [Fact]
    public async Task Facts_follow_their_turns_although_the_process_dies_while_both_move()
    {
        var faults = new FaultScript();
        await using var host = await ExtractionHost.StartAsync(faults: faults);
        var turns = string.Join('\n', Enumerable.Range(0, 70).Select(at => $"Ann: this is what I said as number {at}"));
        for (var write = 0; write < 8; write++)
        {
            var bank = MemoryHost.Bank($"move {write}");
            await host.Host.SayAsync(bank, "d", turns);
            await host.CheckDrainedAsync(bank);
            await host.Host.Retain.RetainAsync(
                new RetainCommand { Bank = bank, Items = [new RetainItem { Content = "Ann: in front\n" + turns, DocumentId = "d" }], Async = true }, default);
            var doomed = await ExtractionHost.StartAsync(beside: host);
            faults.Die(write, FaultScript.IsWrite, FaultSide.Before);
            await Task.WhenAny(doomed.Host.Ingest.RunAsync(bank, default), faults.Died);
            faults.Stop();
            await host.CheckDrainedAsync(bank);
            var all = (await host.Host.ListAsync(bank)).ToDictionary(memory => memory.Id, StringComparer.Ordinal);
            Assert.Equal(142, all.Count);
            Assert.All(
                all.Values.Where(memory => memory.Cites.Count > 0),
                fact => Assert.Equal((write, all[fact.Cites[0]].SourceTurns[0]), (write, fact.SourceTurns[0])));
        }
    }

    [Fact]
    public async Task What_a_model_was_asked_goes_with_the_document()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = _ => new PassageAnswer([]) { Refusal = "it is about a secret" };
        await host.SayAsync("d", "Ann: one");
        await host.DrainAsync();
        Assert.NotEmpty((await host.DocumentAsync("d")).Extraction.Chunks);
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();
        Assert.Empty((await host.DocumentAsync("d")).Extraction.Chunks);
    }
}
