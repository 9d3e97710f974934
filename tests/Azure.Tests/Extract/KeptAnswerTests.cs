using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>What the model has answered is not asked again, and goes when nobody needs it.</summary>
public sealed class KeptAnswerTests
{
    [Fact]
    public async Task After_a_failure_behind_the_answer_the_model_is_not_asked_again()
    {
        var embedder = new EmbedderProbe();
        await using var host = await ExtractionHost.StartAsync(change: embedder.Register);
        await host.SayAsync("a", "Ann: one\nAnn: two");
        await host.SayAsync("b", "Ann: three");
        embedder.Before = texts => texts.Any(text => text.Contains("said", StringComparison.Ordinal)) ? throw new ModelException("out of order", isTransient: true) : Task.CompletedTask;
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await BankAudit.ReadAsync(host.Host, ExtractionHost.Bank)).OfKind(ItemKind.Answer).Count());
        Assert.Equal(1, (await host.DocumentAsync("a")).Extraction.Attempts);
        embedder.Before = null;
        await host.CheckDrainedAsync();
        Assert.Single(host.Model.Requests);
        Assert.Equal(3, (await host.FactsAsync()).Count);
        Assert.Equal(host.Model.Used, (await host.DocumentAsync("a")).Extraction.Usage + (await host.DocumentAsync("b")).Extraction.Usage);
    }

    [Fact]
    public async Task What_was_said_meanwhile_is_all_that_is_asked_then()
    {
        var embedder = new EmbedderProbe();
        await using var host = await ExtractionHost.StartAsync(change: embedder.Register);
        await host.Host.SayAsync(ExtractionHost.Bank, "d", "Ann: one\nAnn: two", at: host.Clock.GetUtcNow());
        embedder.Before = texts => texts.Any(text => text.Contains("said", StringComparison.Ordinal)) ? throw new ModelException("out of order", isTransient: true) : Task.CompletedTask;
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await host.Host.SayAsync(ExtractionHost.Bank, "d", "Ann: one\nAnn: two\nAnn: three", at: host.Clock.GetUtcNow());
        embedder.Before = null;
        await host.CheckDrainedAsync();
        Assert.Equal(["one", "two", "three"], host.Model.Answered);
        Assert.Equal(3, (await host.FactsAsync()).Count);
    }

    [Fact]
    public async Task An_answer_of_another_prompt_or_mission_is_not_used()
    {
        var embedder = new EmbedderProbe();
        await using var host = await ExtractionHost.StartAsync(change: embedder.Register);
        await host.SayAsync("d", "Ann: one");
        embedder.Before = _ => throw new ModelException("out of order", isTransient: true);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        host.Model.Version = "probe-2";
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, host.Model.Requests.Count);
        await host.Host.Banks.CreateOrUpdateAsync(ExtractionHost.Bank, new Core.Banks.BankProfileUpdate { Mission = "remember dogs" }, default);
        await host.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("remember dogs", host.Model.Requests[2].Guidance.Mission);
        embedder.Before = null;
        await host.CheckDrainedAsync();
        Assert.Equal(3, host.Model.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deleting_while_the_model_is_asked_leaves_nothing_and_brings_nothing_back(bool isBank)
    {
        var gate = new Gate();
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: secret");
        host.Model.Before = (_, _) => gate.PassAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        await gate.Reached;
        _ = isBank ? (object?)await host.Host.Banks.DeleteAsync(ExtractionHost.Bank, default) : await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "d", default);
        await host.Host.DrainAsync(ExtractionHost.Bank);
        gate.Open();
        await Record.ExceptionAsync(() => reading);
        var audit = await host.CheckDrainedAsync();
        Assert.Empty(audit.OfKind(ItemKind.Memory));
        Assert.Empty(audit.OfKind(ItemKind.Answer));
        await host.SayAsync("d", "Ann: a new start");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: a new start"], await host.StatedAsync());
    }

    [Fact]
    public async Task A_deleted_document_takes_the_answers_about_it_along()
    {
        var embedder = new EmbedderProbe();
        await using var host = await ExtractionHost.StartAsync(change: embedder.Register);
        await host.SayAsync("d", "Ann: one");
        embedder.Before = _ => throw new ModelException("out of order", isTransient: true);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "d", default);
        Assert.Empty((await host.CheckDrainedAsync()).OfKind(ItemKind.Answer));
    }

    [Fact]
    public async Task A_save_while_the_model_is_asked_is_recallable_at_once_and_the_facts_of_what_stayed_arrive()
    {
        var gate = new Gate();
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one\nAnn: two");
        host.Model.Before = (_, _) => gate.PassAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        await gate.Reached;
        await host.SayAsync("d", "Ann: one\nAnn: two\nAnn: three").WaitAsync(TimeSpan.FromSeconds(2));
        Assert.Contains(await host.Host.ListAsync(ExtractionHost.Bank), memory => memory.Text == "Ann: three");
        gate.Open();
        await reading;
        Assert.Equal(["Ann said: one", "Ann said: two"], await host.StatedAsync());
        await host.CheckDrainedAsync();
        Assert.Equal(["one", "two", "three"], host.Model.Answered);
        Assert.Equal(3, (await host.FactsAsync()).Count);
    }

    [Fact]
    public async Task An_early_edit_while_the_model_is_asked_drops_what_it_said_of_the_old_words()
    {
        var gate = new Gate();
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one\nAnn: two");
        host.Model.Before = (_, _) => gate.PassAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        await gate.Reached;
        await host.SayAsync("d", "Ann: zero\nAnn: two");
        gate.Open();
        await reading;
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: two", "Ann said: zero"], await host.StatedAsync());
    }

    [Fact]
    public async Task Of_two_workers_one_asks()
    {
        var gate = new Gate();
        await using var host = await ExtractionHost.StartAsync();
        await using var other = await ExtractionHost.StartAsync(beside: host);
        await host.SayAsync("d", "Ann: one");
        host.Model.Before = (_, _) => gate.PassAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        await gate.Reached;
        await other.Host.Retain.RetainAsync(
            new RetainCommand { Bank = ExtractionHost.Bank, Items = [new RetainItem { DocumentId = "e", Content = "Ann: two" }], Async = true }, default);
        await other.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        Assert.Contains(await other.Host.ListAsync(ExtractionHost.Bank), memory => memory.Text == "Ann: two");
        Assert.Single(host.Model.Requests);
        gate.Open();
        await reading;
        Assert.Equal(host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), host.Bells.Times[^1]);
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: one", "Ann said: two"], await host.StatedAsync());
        Assert.Equal(2, host.Model.Requests.Count);
    }
}
