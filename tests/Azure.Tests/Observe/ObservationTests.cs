using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Retain;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Observe;

/// <summary>What several facts show together, and what becomes of it when one of them goes.</summary>
public sealed class ObservationTests
{
    private readonly ObserverProbe observer = new();

    [Fact]
    public async Task Facts_of_several_documents_bear_out_one_observation_that_recall_shows_with_its_sources()
    {
        await using var host = await StartAsync();
        await host.SayAsync("a", "Ann: tea in the morning");
        await host.SayAsync("b", "Ann: tea at night");
        await host.CheckDrainedAsync();
        var observation = Assert.Single(await ObservationsAsync(host));
        Assert.Equal("About tea: tea at night; tea in the morning", observation.Text);
        Assert.Equal((Observation.Type, 2, "tea"), (observation.Type, observation.ProofCount, observation.Entities[0]));
        Assert.Equal((await host.FactsAsync()).Select(fact => fact.Id).Order(), observation.Cites.Order());
        Assert.Contains(observation.Text, await host.Host.AskAsync(ExtractionHost.Bank, "about tea"));

        // It takes nothing away from the facts that bear it out.
        Assert.Contains("tea at night", await host.Host.AskAsync(ExtractionHost.Bank, "about tea"));
    }

    [Fact]
    public async Task More_evidence_rewrites_an_observation_which_keeps_its_id_and_only_new_facts_are_asked_about()
    {
        await using var host = await StartAsync();
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        var before = Assert.Single(await ObservationsAsync(host));
        await host.SayAsync("b", "Ann: tea at noon");
        await host.CheckDrainedAsync();
        var after = Assert.Single(await ObservationsAsync(host));
        Assert.Equal((before.Id, 3), (after.Id, after.ProofCount));
        Assert.Equal(2, observer.Asked.Count);
        Assert.Equal("tea at noon", Assert.Single(observer.Asked[1].NewFacts).Text);
        Assert.Equal(before.Id, Assert.Single(observer.Asked[1].Observations).Id);
    }

    [Fact]
    public async Task An_observation_is_gone_with_the_call_that_deletes_one_of_its_documents_and_is_made_anew_of_the_rest()
    {
        await using var host = await StartAsync();
        foreach (var time in new[] { "morning", "noon", "night" })
        {
            await host.SayAsync(time, $"Ann: tea at {time}");
        }

        await host.CheckDrainedAsync();
        Assert.Equal(3, Assert.Single(await ObservationsAsync(host)).ProofCount);
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "noon", default);
        Assert.Empty(await ObservationsAsync(host));
        Assert.DoesNotContain(await host.Host.AskAsync(ExtractionHost.Bank, "tea at noon"), text => text.Contains("noon", StringComparison.Ordinal));
        await host.CheckDrainedAsync();
        Assert.Equal("About tea: tea at morning; tea at night", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Fact]
    public async Task A_document_that_no_longer_says_something_takes_the_observation_with_it_in_the_same_commit()
    {
        await using var host = await StartAsync();
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night\nAnn: tea at noon");
        await host.CheckDrainedAsync();
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at noon");
        await host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
        Assert.Empty(await ObservationsAsync(host));
        await host.CheckDrainedAsync();
        Assert.Equal("About tea: tea at noon; tea in the morning", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Fact]
    public async Task What_is_outdated_bears_nothing_out_any_more_until_it_is_true_again()
    {
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Unit.Text == "tea never" ? new ConsolidationDecision { Supersedes = [.. fact.Neighbours.Select(near => near.Id)] } : ConsolidationDecision.Add,
        };
        await using var host = await StartAsync(consolidator.Register);
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ann: tea never");
        await host.CheckDrainedAsync();
        Assert.Empty(await ObservationsAsync(host));
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "b", default);
        await host.CheckDrainedAsync();
        Assert.Equal("About tea: tea at night; tea in the morning", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Fact]
    public async Task Observations_keep_to_the_tags_of_their_facts_also_when_these_change()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "a", "tea in the morning", "work");
        await SayAsync(host, "b", "tea at night", "home");
        await SayAsync(host, "c", "tea at noon", "home");
        await host.CheckDrainedAsync();
        Assert.Equal(["home"], Assert.Single(await ObservationsAsync(host)).Tags);
        await SayAsync(host, "c", "tea at noon", "work");
        await host.CheckDrainedAsync();
        var observation = Assert.Single(await ObservationsAsync(host));
        Assert.Equal("work", Assert.Single(observation.Tags));
        Assert.Equal("About tea: tea at noon; tea in the morning", observation.Text);
    }

    [Fact]
    public async Task Few_facts_wait_for_more_for_a_flush_or_for_the_longest_wait()
    {
        await using var host = await StartAsync(services => services.Configure<ObserveOptions>(options => (options.NewFacts, options.MaxWait) = (3, TimeSpan.FromHours(2))));
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, (await host.StatedAsync()).Count);
        Assert.Empty(observer.Asked);
        await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default);
        await host.PassAsync(TimeSpan.Zero);
        Assert.Single(observer.Asked);
        await host.SayAsync("b", "Ann: tea at noon");
        await host.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Single(observer.Asked);
        await host.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, observer.Asked.Count);
        await host.SayAsync("c", "Ann: tea at ten\nAnn: tea at five\nAnn: tea at six");
        await host.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(3, observer.Asked.Count);
        await host.CheckDrainedAsync();
        Assert.Equal(6, Assert.Single(await ObservationsAsync(host)).ProofCount);
    }

    [Fact]
    public async Task A_bank_that_wants_none_has_none_and_nobody_is_asked()
    {
        await using var host = await StartAsync();
        await host.Host.Banks.CreateOrUpdateAsync(ExtractionHost.Bank, new BankProfileUpdate { Observations = false }, default);
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        Assert.Empty(observer.Asked);
        await host.Host.Banks.CreateOrUpdateAsync(ExtractionHost.Bank, new BankProfileUpdate { Observations = true, ObservationsMission = "drinks" }, default);
        await host.SayAsync("b", "Ann: tea at noon");
        await host.CheckDrainedAsync();
        Assert.Equal("drinks", Assert.Single(observer.Asked).Mission);
        Assert.Equal(3, Assert.Single(await ObservationsAsync(host)).ProofCount);
    }

    [Fact]
    public async Task A_model_that_is_away_is_asked_again_later_and_one_that_answers_nonsense_is_passed_by()
    {
        await using var host = await StartAsync();
        observer.Before = _ => observer.Asked.Count < 3 ? throw new ModelException("away", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(8) } : Task.CompletedTask;
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        Assert.Equal(3, observer.Asked.Count);
        Assert.Single(await ObservationsAsync(host));
        observer.Before = request => request.NewFacts.Any(fact => fact.Text.Contains("noon", StringComparison.Ordinal)) ? throw new ModelException("nonsense", isTransient: false) : Task.CompletedTask;
        await host.SayAsync("b", "Ann: tea at noon");
        await host.CheckDrainedAsync();
        Assert.Equal(6, observer.Asked.Count);
        await host.SayAsync("c", "Ann: tea at six");
        await host.CheckDrainedAsync();
        Assert.Equal(7, observer.Asked.Count);
    }

    [Fact]
    public async Task What_is_deleted_while_the_model_is_asked_is_in_no_observation()
    {
        await using var host = await StartAsync();
        await host.SayAsync("b", "Ann: tea at noon\nAnn: coffee at six");
        observer.Before = async _ =>
        {
            observer.Before = null;
            await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "b", default);
        };
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: coffee at ten\nAnn: coffee at four");
        await host.CheckDrainedAsync();
        Assert.DoesNotContain(await ObservationsAsync(host), observation => observation.Text.Contains("noon", StringComparison.Ordinal) || observation.Text.Contains("six", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_what_was_deleted_while_the_model_was_asked_the_rest_is_looked_at_again()
    {
        await using var host = await StartAsync();
        await host.SayAsync("b", "Ann: coffee at six");
        observer.Before = async _ =>
        {
            observer.Before = null;
            await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "b", default);
        };
        await host.SayAsync("a", "Ann: coffee at ten\nAnn: coffee at four");
        await host.CheckDrainedAsync();
        Assert.Equal("About coffee: coffee at four; coffee at ten", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Fact]
    public async Task What_comes_into_sight_while_the_model_is_asked_about_other_things_is_looked_at_too()
    {
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Unit.Text == "tea never"
                ? new ConsolidationDecision { Supersedes = [.. fact.Neighbours.Where(near => ObserverProbe.Word(near) == "tea").Select(near => near.Id)] }
                : ConsolidationDecision.Add,
        };
        await using var host = await StartAsync(consolidator.Register);
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ann: tea never");
        await host.CheckDrainedAsync();
        Assert.Empty(await ObservationsAsync(host));
        observer.Before = async _ =>
        {
            observer.Before = null;
            await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "b", default);
        };
        await host.SayAsync("c", "Ann: coffee at ten\nAnn: coffee at four");
        await host.CheckDrainedAsync();
        Assert.Equal(["coffee", "tea"], (await ObservationsAsync(host)).Select(observation => observation.Entities[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_looked_at_before_a_call_failed_is_not_paid_for_again()
    {
        await using var host = await StartAsync(services => services.Configure<ObserveOptions>(options => options.FactsPerCall = 2));
        var failures = 3;
        observer.Before = request => request.NewFacts.Any(fact => ObserverProbe.Word(fact) == "milk") && failures-- > 0
            ? throw new ModelException("away", isTransient: true)
            : Task.CompletedTask;
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night\nAnn: milk at ten\nAnn: milk at four\nAnn: coffee at six\nAnn: coffee at two");
        await host.CheckDrainedAsync();
        Assert.Equal(["coffee", "milk", "tea"], (await ObservationsAsync(host)).Select(observation => observation.Entities[0]).Order(StringComparer.Ordinal));
        Assert.Equal(6, observer.Asked.Count);
    }

    [Fact]
    public async Task What_passes_by_itself_bears_out_no_observation()
    {
        await using var host = await StartAsync();
        host.Model.State = passage => new PassageAnswer(
            [.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text, Type = "world", Turns = [turn.Number], ExpiresAt = host.Clock.GetUtcNow().AddDays(3) })]);
        await host.SayAsync("a", "Ann: tea in the morning\nAnn: tea at night");
        await host.CheckDrainedAsync();
        Assert.Empty(observer.Asked);
    }

    internal static async Task<IReadOnlyList<MemoryUnit>> ObservationsAsync(ExtractionHost host) =>
        [.. (await host.Host.ListAsync(ExtractionHost.Bank)).Where(Observation.IsOne)];

    private static Task SayAsync(ExtractionHost host, string document, string text, string tag) => host.Host.Retain.RetainAsync(
        new RetainCommand { Bank = ExtractionHost.Bank, Items = [new RetainItem { DocumentId = document, Content = $"Ann: {text}", Tags = [tag] }] }, default);

    private async Task<ExtractionHost> StartAsync(Action<IServiceCollection>? change = null)
    {
        var host = await ExtractionHost.StartAsync(change: services =>
        {
            observer.Register(services);
            change?.Invoke(services);
        });
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text, Type = "world", Turns = [turn.Number] })]);
        return host;
    }
}
