using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>When a language model reads what was retained, and what comes of it.</summary>
public sealed class ExtractionTests
{
    [Fact]
    public async Task A_conversation_is_read_once_it_has_been_quiet_and_its_facts_cite_its_turns()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: I moved to Lyon\nBob: Congratulations");
        await host.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(host.Model.Requests);
        await host.PassAsync(TimeSpan.FromSeconds(1));
        var facts = await host.FactsAsync();
        Assert.Empty(host.Problems.Exceptions);
        Assert.Equal(["Ann said: I moved to Lyon", "Bob said: Congratulations"], facts.Select(fact => fact.Text));
        Assert.Equal([0], facts[0].SourceTurns);
        Assert.Equal("Ann", facts[0].Speaker);
        var turns = (await host.Host.ListAsync(ExtractionHost.Bank)).Where(memory => memory.Text.StartsWith("Ann: ", StringComparison.Ordinal));
        var audit = await host.CheckDrainedAsync();
        var stated = audit.Memories.Single(memory => BankAudit.Text(memory, "text") == "Ann said: I moved to Lyon");
        Assert.Equal([Assert.Single(turns).Id], BankAudit.Cites(stated));
        Assert.Equal(Assert.Single(turns).MentionedAt, facts[0].MentionedAt);
        var state = (await host.DocumentAsync("d")).Extraction;
        Assert.Equal((1L, 0, 0L), (state.Version, state.NewTokens, state.UsageFrom));
        Assert.InRange(state.Usage.Input, ExtractorProbe.Prompt + 1, ExtractorProbe.Prompt + 20);
    }

    [Fact]
    public async Task Without_a_language_model_nothing_waits_and_no_bell_is_rung()
    {
        var clock = new TestClock();
        var bells = new BellRecorder(clock);
        await using var host = await MemoryHost.StartAsync(
            change: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Core.Work.IWorkQueue>(services, bells), time: clock);
        await host.SayAsync(MemoryHost.Bank(), "d", "user: one");
        Assert.Empty(bells.Times);
        Assert.Empty((await host.BankStore.ReadWorkAsync(MemoryHost.Bank(), default)).Extractions);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await host.Sweep.RunAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task A_conversation_that_goes_on_is_read_after_the_longest_wait_in_one_call()
    {
        await using var host = await ExtractionHost.StartAsync();
        var said = new List<string>();
        for (var exchange = 0; exchange < 20; exchange++)
        {
            said.AddRange([$"Ann: question {exchange}", $"Bob: answer {exchange}"]);
            await host.SayAsync("d", string.Join('\n', said));
            Assert.Empty(host.Model.Requests);
            await host.PassAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(40, Assert.Single(Assert.Single(host.Model.Requests).Passages).Turns.Count);
        Assert.Equal(40, (await host.FactsAsync()).Count);
    }

    [Fact]
    public async Task Much_new_text_is_read_without_waiting_for_quiet_and_all_documents_of_the_bank_share_the_call()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("a", "Ann: something small");
        await host.SayAsync("b", "Ann: " + string.Join(' ', Enumerable.Repeat("and so on", 900)));
        await host.PassAsync(TimeSpan.Zero);
        await host.SayAsync("c", "Ann: " + string.Join(' ', Enumerable.Repeat("and further", 400)));
        Assert.Empty(host.Model.Requests);
        await host.PassAsync(TimeSpan.Zero);
        Assert.Equal(3, Assert.Single(host.Model.Requests).Passages.Count);
        await host.CheckDrainedAsync();
    }

    [Fact]
    public async Task A_flush_does_not_wait_and_what_was_retained_after_it_does()
    {
        await using var host = await ExtractionHost.StartAsync();
        Assert.Null(await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default));
        await host.SayAsync("a", "Ann: one");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = (await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default))!;
        Assert.Equal(OperationStatus.Pending, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, asked.OperationId, default))!.Status);
        await host.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(OperationStatus.Completed, (await host.Host.Operations.GetAsync(ExtractionHost.Bank, asked.OperationId, default))!.Status);
        Assert.Equal(["Ann said: one"], await host.StatedAsync());
        await host.SayAsync("a", "Ann: one\nAnn: two");
        await host.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Single(host.Model.Requests);
    }

    [Fact]
    public async Task A_document_that_is_not_quiet_yet_comes_along_where_it_takes_no_call_more()
    {
        await using var host = await ExtractionHost.StartAsync(options => options.TokensPerCall = 100);
        await host.SayAsync("quiet", "Ann: one");
        host.Clock.Advance(TimeSpan.FromSeconds(50));
        await host.SayAsync("small", "Ann: two");
        await host.SayAsync("large", "Ann: " + new string('x', 1_000));
        await host.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["one", "two"], Assert.Single(host.Model.Requests).Passages.Select(passage => passage.Turns[0].Text));
        await host.PassAsync(TimeSpan.FromSeconds(50));
        Assert.Equal(2, host.Model.Requests.Count);
        await host.CheckDrainedAsync();
    }

    [Fact]
    public async Task A_growing_conversation_has_one_bell_under_way()
    {
        await using var host = await ExtractionHost.StartAsync();
        var (start, said) = (host.Clock.GetUtcNow(), new List<string>());
        for (var exchange = 0; exchange < 4; exchange++)
        {
            said.Add($"Ann: {exchange}");
            await host.SayAsync("d", string.Join('\n', said));
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([start.AddSeconds(60)], host.Bells.Times);
        await host.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Empty(host.Model.Requests);
        Assert.Equal([start.AddSeconds(60), start.AddSeconds(90)], host.Bells.Times);
        await host.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Single(host.Model.Requests);
        Assert.Equal(2, host.Bells.Times.Count);
        await host.SayAsync("d", string.Join('\n', said.Append("Ann: more")));
        Assert.Equal(start.AddSeconds(150), host.Bells.Times[^1]);
    }

    [Fact]
    public async Task A_lost_bell_is_made_good_by_the_sweep()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one");
        host.Clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(0, await host.Host.Sweep.RunAsync(TimeSpan.Zero, default));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await host.Host.Sweep.RunAsync(TimeSpan.Zero, default));
        await host.PassAsync(TimeSpan.Zero);
        Assert.Equal(["Ann said: one"], await host.StatedAsync());
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await host.Host.Sweep.RunAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task A_synchronous_save_answers_before_the_model_has_read_and_rings_for_it()
    {
        await using var host = await ExtractionHost.StartAsync(options => options.NewTokens = 1);
        host.Model.Before = (_, _) => throw new InvalidOperationException("nobody waits for the model");
        await host.SayAsync("d", "Ann: one");
        Assert.Empty(host.Model.Requests);
        Assert.Equal([host.Clock.GetUtcNow()], host.Bells.Times);
        Assert.Equal("Ann: one", Assert.Single(await host.Host.ListAsync(ExtractionHost.Bank)).Text);
    }

    [Fact]
    public async Task A_heavy_bank_takes_its_calls_and_goes_on_with_the_next_bell()
    {
        await using var host = await ExtractionHost.StartAsync(options => (options.TokensPerCall, options.CallsPerBell) = (100, 3));
        await host.SayAsync("d", string.Join('\n', Enumerable.Range(0, 100).Select(at => $"Ann: sentence number {at} of a long, long story")));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(IngestOutcome.WorkLeft, await host.Host.Ingest.RunAsync(ExtractionHost.Bank, default));
        Assert.Equal(3, host.Model.Requests.Count);
        var some = (await host.FactsAsync()).Count;
        Assert.InRange(some, 1, 99);
        await host.CheckDrainedAsync();
        Assert.Equal(100, (await host.FactsAsync()).Count);
        Assert.Equal(100, host.Model.Answered.Count);
        Assert.Equal(host.Model.Used, (await host.DocumentAsync("d")).Extraction.Usage);
    }

    [Fact]
    public async Task What_the_model_refuses_counts_as_read_with_its_reason_and_stays_recallable()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = passage => passage.Turns.Any(turn => turn.Text.Contains("bad", StringComparison.Ordinal))
            ? new PassageAnswer([], "the provider's filter would not have it")
            : ExtractorProbe.EachTurn(passage);
        await host.SayAsync("a", "Ann: bad");
        await host.SayAsync("b", "Ann: good");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: good"], await host.StatedAsync());
        Assert.Single(host.Model.Requests);
        Assert.Equal("the provider's filter would not have it", Assert.Single((await host.DocumentAsync("a")).Extraction.Chunks).Refusal);
        Assert.Contains(await host.Host.ListAsync(ExtractionHost.Bank), memory => memory.Text == "Ann: bad");
        await host.SayAsync("a", "Ann: bad\nAnn: and then");
        await host.CheckDrainedAsync();
        Assert.Equal("the provider's filter would not have it", Assert.Single((await host.DocumentAsync("a")).Extraction.Chunks).Refusal);
    }

    [Fact]
    public async Task Facts_have_what_the_caller_said_about_their_turns()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = passage => new PassageAnswer(
        [
            new ExtractedFact { Text = "Ann has a dog.", Type = "experience", Category = "pet", Turns = [2, 0, 0, 99, -1], Entities = ["Biscuit"], OccurredStart = host.Clock.GetUtcNow() },
            new ExtractedFact { Text = "Nobody said this.", Type = "world", Turns = [7] },
            new ExtractedFact { Text = "  ", Type = "world", Turns = [0] },
        ]);
        await host.Host.Retain.RetainAsync(
            new RetainCommand
            {
                Bank = ExtractionHost.Bank,
                Items = [new RetainItem { DocumentId = "d", Content = "Ann: a dog\nBob: oh\nAnn: called Biscuit", Tags = ["t"], Context = "chat", Entities = ["Ludwig"], Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v" } }],
            },
            default);
        await host.CheckDrainedAsync();
        var fact = Assert.Single(await host.FactsAsync());
        Assert.Equal(("Ann has a dog.", "experience", "pet", "Ann", "chat"), (fact.Text, fact.Type, fact.Category, fact.Speaker, fact.Context));
        Assert.Equal([0, 2], fact.SourceTurns);
        Assert.Equal(["Biscuit", "Ludwig"], fact.Entities);
        Assert.Equal(["t"], fact.Tags);
        Assert.Equal("v", fact.Metadata["k"]);
        Assert.Equal(host.Clock.GetUtcNow().Date, fact.OccurredStart!.Value.Date);
        Assert.Equal("chat", Assert.Single(host.Model.Requests).Passages[0].Context);
        Assert.Contains("Ann has a dog.", await host.Host.AskAsync(ExtractionHost.Bank, "has Ann a dog"));
    }
}
