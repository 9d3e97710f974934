using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Azure.Tests.Observe;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.Tests.Curate;

/// <summary>People change what a language model stated, and the model is asked again.</summary>
public sealed class CuratedFactTests
{
    private const string Talk = "Ann: tea in the morning\nAnn: coffee at night";

    private readonly ObserverProbe observer = new();

    [Theory]
    [InlineData("again")]
    [InlineData("reworded")]
    [InlineData("copy")]
    public async Task Neither_the_document_processed_anew_nor_a_copy_brings_back_what_a_person_took_away(string way)
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", Talk);
        await host.CheckDrainedAsync();
        var (tea, coffee) = (await FactAsync(host, "tea"), await FactAsync(host, "coffee"));
        await host.Host.Curation.EditAsync(ExtractionHost.Bank, tea.Id, new MemoryEdit { Text = "Ann drinks juice" }, default);
        Assert.Equal(1, await host.Host.Curation.DeleteAsync(ExtractionHost.Bank, coffee.Id, linked: false, default));

        host.Model.State = way == "reworded" ? passage => new PassageAnswer([.. ExtractorProbe.EachTurn(passage).Facts.Select(fact => fact with { Text = "Surely " + fact.Text })]) : null;
        host.Model.Version = "probe-2";
        if (way == "copy")
        {
            await host.SayAsync("copy", Talk);
        }
        else
        {
            await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        }

        await host.CheckDrainedAsync();

        Assert.True(host.Model.Requests.Count > 1, "the model was not asked again");
        Assert.Equal(["Ann drinks juice"], await host.StatedAsync());
        Assert.Equal(tea.Id, (await FactAsync(host, "juice")).Id);
    }

    [Fact]
    public async Task What_was_stated_from_an_edited_turn_goes_with_its_words_and_is_not_stated_again()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", Talk);
        await host.CheckDrainedAsync();
        var turn = (await host.Host.ListAsync(ExtractionHost.Bank)).Single(memory => memory.Cites.Count == 0 && memory.Text.Contains("tea", StringComparison.Ordinal));

        await host.Host.Curation.EditAsync(ExtractionHost.Bank, turn.Id, new MemoryEdit { Text = "Ann: juice in the morning" }, default);
        Assert.Equal(["Ann said: coffee at night"], await host.StatedAsync());
        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();

        Assert.Equal(["Ann said: coffee at night"], await host.StatedAsync());
        Assert.DoesNotContain(await host.Host.ListAsync(ExtractionHost.Bank), memory => memory.Text.Contains("tea", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Linked_deletion_takes_along_what_was_stated_from_it_or_what_it_was_stated_from(bool fromTheFact)
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", Talk);
        await host.CheckDrainedAsync();
        var fact = await FactAsync(host, "tea");

        Assert.Equal(2, await host.Host.Curation.DeleteAsync(ExtractionHost.Bank, fromTheFact ? fact.Id : Assert.Single(fact.Cites), linked: true, default));

        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: coffee at night", "Ann: coffee at night"], (await host.Host.ListAsync(ExtractionHost.Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_facts_sources_are_the_turns_that_it_was_stated_from()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", Talk);
        await host.CheckDrainedAsync();

        var sources = await host.Host.Curation.GetSourcesAsync(ExtractionHost.Bank, (await FactAsync(host, "tea")).Id, default);

        Assert.Equal("Ann: tea in the morning", Assert.Single(sources!).Text);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("invalidate")]
    [InlineData("delete")]
    public async Task Observations_that_rest_on_a_changed_fact_go_at_once_and_are_made_anew_of_what_is_left(string change)
    {
        await using var host = await ObservedAsync();
        Assert.Contains("noon", Assert.Single(await ObservationsAsync(host)).Text, StringComparison.Ordinal);
        var noon = (await host.FactsAsync()).Single(fact => fact.Text == "tea at noon");

        _ = change switch
        {
            "edit" => (object?)await host.Host.Curation.EditAsync(ExtractionHost.Bank, noon.Id, new MemoryEdit { Text = "juice at lunch" }, default),
            "invalidate" => await host.Host.Curation.InvalidateAsync(ExtractionHost.Bank, noon.Id, null, default),
            _ => await host.Host.Curation.DeleteAsync(ExtractionHost.Bank, noon.Id, linked: false, default),
        };
        Assert.Empty(await ObservationsAsync(host));
        await host.CheckDrainedAsync();

        Assert.Equal("About tea: tea at night; tea in the morning", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete")]
    public async Task An_observation_that_a_person_changed_or_took_away_is_not_made_again(string change)
    {
        await using var host = await ObservedAsync();
        var observation = Assert.Single(await ObservationsAsync(host));
        _ = change == "edit"
            ? (object?)await host.Host.Curation.EditAsync(ExtractionHost.Bank, observation.Id, new MemoryEdit { Text = "Ann likes tea" }, default)
            : await host.Host.Curation.DeleteAsync(ExtractionHost.Bank, observation.Id, linked: false, default);

        await host.SayAsync("more", "Ann: tea at dawn");
        await host.CheckDrainedAsync();

        Assert.True(observer.Asked.Count > 1, "nothing was looked at again");
        Assert.Equal(change == "edit" ? ["Ann likes tea"] : [], (await ObservationsAsync(host)).Select(memory => memory.Text));
    }

    [Fact]
    public async Task Cleared_observations_are_gone_at_once_and_made_anew_with_what_comes()
    {
        await using var host = await ObservedAsync();
        Assert.Equal(1, await host.Host.Clearing.ClearAsync(ExtractionHost.Bank, "observation", default));
        Assert.Empty(await ObservationsAsync(host));
        Assert.Equal(3, (await host.FactsAsync()).Count);

        await host.SayAsync("more", "Ann: coffee at dawn");
        await host.CheckDrainedAsync();

        Assert.Equal("About tea: tea at night; tea at noon; tea in the morning", Assert.Single(await ObservationsAsync(host)).Text);
    }

    [Fact]
    public async Task Facts_are_listed_by_whether_observations_have_been_looked_for_among_them()
    {
        await using var host = await ObservedAsync();
        var done = await host.Host.Memories.ListAsync(ExtractionHost.Bank, new MemoryListQuery { IsConsolidated = true }, default);
        var pending = await host.Host.Memories.ListAsync(ExtractionHost.Bank, new MemoryListQuery { IsConsolidated = false }, default);
        Assert.Equal((3, 0), (done.Total, pending.Total));
    }

    private async Task<ExtractionHost> ObservedAsync()
    {
        var host = await ExtractionHost.StartAsync(change: observer.Register);
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text, Type = "world", Turns = [turn.Number] })]);
        await host.SayAsync("d", "Ann: tea in the morning\nAnn: tea at noon\nAnn: tea at night");
        await host.CheckDrainedAsync();
        return host;
    }

    private static async Task<MemoryUnit> FactAsync(ExtractionHost host, string words) =>
        (await host.FactsAsync()).Single(fact => fact.Text.Contains(words, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<MemoryUnit>> ObservationsAsync(ExtractionHost host) =>
        [.. (await host.Host.ListAsync(ExtractionHost.Bank)).Where(Observation.IsOne)];
}
