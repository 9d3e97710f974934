using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>How new facts stand to what is remembered.</summary>
public sealed class PlacementTests
{
    [Fact]
    public async Task What_is_said_again_in_the_same_words_is_one_more_source_without_a_model()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => Fact(turn.Text.Contains("tea", StringComparison.Ordinal) ? "Ann likes tea." : "ann likes  TEA", turn.Number))]);
        await host.SayAsync("a", "Ann: I like tea\nAnn: I told you: tea");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ann: once more");
        var audit = await host.CheckDrainedAsync();
        Assert.Single(Groups(audit));
        Assert.Equal(3, audit.Facts.Count(fact => BankAudit.Cites(fact).Count > 0));
        Assert.Equal("Ann likes tea.", Assert.Single(await host.StatedAsync()));
    }

    [Fact]
    public async Task Facts_that_differ_by_a_word_or_by_their_time_stand_for_themselves()
    {
        await using var host = await ExtractionHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        host.Model.State = _ => new PassageAnswer(
        [
            Fact("Ann likes tea.", 0), Fact("Ann likes not tea.", 0), Fact("Ann went to Rome.", 0) with { OccurredStart = now }, Fact("Ann went to Rome.", 0) with { OccurredStart = now.AddYears(-1) },
        ]);
        await host.SayAsync("d", "Ann: much");
        Assert.InRange(Groups(await host.CheckDrainedAsync()).Count, 3, 4);
        Assert.Contains("Ann likes not tea.", await host.StatedAsync());
    }

    [Fact]
    public async Task One_decision_is_asked_for_all_new_facts_with_the_nearest_facts_beside_them()
    {
        var consolidator = new ConsolidatorProbe();
        await using var host = await ExtractionHost.StartAsync(options => options.Neighbours = 2, consolidator.Register);
        await host.SayAsync("a", "Ann: my dog is called Biscuit\nAnn: I live in Rome\nAnn: I play the cello");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ann: Biscuit the dog is ill\nAnn: something else");
        await host.CheckDrainedAsync();
        Assert.Equal(2, consolidator.Asked.Count);
        var asked = consolidator.Asked[1];
        Assert.Equal(2, asked.Count);
        Assert.All(asked, fact => Assert.Equal(2, fact.Neighbours.Count));
        Assert.Equal("Ann said: my dog is called Biscuit", asked[0].Neighbours[0].Text);
        Assert.All(asked.SelectMany(fact => fact.Neighbours), fact => Assert.StartsWith("Ann said: ", fact.Text, StringComparison.Ordinal));
        var usage = (await host.DocumentAsync("b")).Extraction.Usage;
        Assert.Equal(host.Model.Used.Input + 200, usage.Input + (await host.DocumentAsync("a")).Extraction.Usage.Input);
    }

    [Fact]
    public async Task A_fact_about_the_same_attribute_is_shown_beside_a_new_one_however_far_its_words_are()
    {
        var consolidator = new ConsolidatorProbe();
        await using var host = await ExtractionHost.StartAsync(options => options.Neighbours = 1, consolidator.Register);
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => Fact(turn.Text, turn.Number) with { Relations = RelationsOf(turn.Text) })]);
        await host.SayAsync("a", "Ann: my home is a flat in Montmartre\nAnn: the new place by the river has a cat\nAnn: Ben lives in Oslo");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ann: the new place by the river is mine");
        await host.CheckDrainedAsync();
        var neighbours = Assert.Single(consolidator.Asked[1]).Neighbours.Select(near => near.Text);
        Assert.Equal(["my home is a flat in Montmartre", "the new place by the river has a cat"], neighbours.Order(StringComparer.Ordinal));

        static IReadOnlyList<Relation> RelationsOf(string text) => text switch
        {
            "my home is a flat in Montmartre" => [new Relation("Ann", "lives_in", "Paris")],
            "the new place by the river is mine" => [new Relation("ANN", "lives in", "Berlin")],
            "Ben lives in Oslo" => [new Relation("Ben", "lives_in", "Oslo")],
            _ => [],
        };
    }

    [Fact]
    public async Task What_makes_others_outdated_supersedes_them_and_what_they_superseded()
    {
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Neighbours.FirstOrDefault(near => near.Text.Contains("live in", StringComparison.Ordinal)) is { } old && fact.Unit.Text.Contains("live in", StringComparison.Ordinal)
                ? new ConsolidationDecision { Supersedes = [old.Id, "no such fact"], Reason = "moved" }
                : ConsolidationDecision.Add,
        };
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        foreach (var (town, at) in new[] { "Rome", "Paris", "Oslo" }.Select((town, at) => (town, at)))
        {
            await host.SayAsync($"d{at}", $"Ann: I live in {town}");
            await host.CheckDrainedAsync();
        }

        Assert.Equal(["Ann said: I live in Oslo"], await host.StatedAsync());
        var audit = await BankAudit.ReadAsync(host.Host, ExtractionHost.Bank);
        var last = audit.Facts.Single(fact => BankAudit.Text(fact, "text") == "Ann said: I live in Oslo");
        Assert.Equal(2, last.GetProperty("supersedes").GetArrayLength());
        Assert.Equal("moved", BankAudit.Text(last, "reason"));

        // When the newest goes, the one before it is true again, and only that one.
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "d2", default);
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: I live in Paris"], await host.StatedAsync());
    }

    [Fact]
    public async Task Facts_are_placed_among_those_of_the_same_tags_only()
    {
        var consolidator = new ConsolidatorProbe();
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        foreach (var tag in new[] { "work", "home" })
        {
            await host.Host.Retain.RetainAsync(
                new RetainCommand { Bank = ExtractionHost.Bank, Items = [new RetainItem { DocumentId = tag, Content = "Ann: I like tea", Tags = [tag] }] }, default);
            await host.CheckDrainedAsync();
        }

        Assert.Empty(Assert.Single(consolidator.Asked[1]).Neighbours);
    }

    [Fact]
    public async Task What_is_dropped_is_not_remembered_and_a_later_fact_may_stand_with_an_earlier_one()
    {
        string? first = null;
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Unit.Text switch
            {
                "Ann said: hm" => ConsolidationDecision.Drop,
                "Ann said: tea it is" => new ConsolidationDecision { MergesWith = first },
                _ => ConsolidationDecision.Add,
            },
            Before = facts =>
            {
                first = facts[0].Unit.Id;
                return Task.CompletedTask;
            },
        };
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        await host.SayAsync("d", "Ann: I like tea\nAnn: hm\nAnn: tea it is");
        var audit = await host.CheckDrainedAsync();
        Assert.Equal(2, audit.Facts.Count(fact => BankAudit.Cites(fact).Count > 0));
        Assert.Single(Groups(audit));
    }

    private static List<string?> Groups(BankAudit audit) =>
        [.. audit.Facts.Where(fact => BankAudit.Cites(fact).Count > 0).Select(fact => BankAudit.Text(fact, "groupId")).Distinct(StringComparer.Ordinal)];

    private static ExtractedFact Fact(string text, int turn) => new() { Text = text, Type = "world", Turns = [turn] };
}
