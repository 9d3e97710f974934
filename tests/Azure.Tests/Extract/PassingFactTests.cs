using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Facts that hold for a time only.</summary>
public sealed class PassingFactTests
{
    [Fact]
    public async Task A_fact_that_has_passed_is_neither_recalled_nor_listed_but_its_turn_is()
    {
        await using var host = await StartAsync((text, now) => text.Contains("Rome", StringComparison.Ordinal) ? now.AddDays(2) : null);
        await host.SayAsync("d", "Ada: I am in Rome\nAda: I like boats");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ada said: I am in Rome", "Ada said: I like boats"], await AskAsync(host));
        var fact = Assert.Single(await host.FactsAsync(), fact => fact.ExpiresAt is not null);
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["Ada said: I like boats", "Ada: I am in Rome"], await AskAsync(host));
        Assert.DoesNotContain(await host.Host.ListAsync(ExtractionHost.Bank), memory => memory.Id == fact.Id);

        // By id it stays readable until it is purged.
        var header = (await host.Host.BankStore.ReadHeaderAsync(ExtractionHost.Bank, default))!;
        Assert.Equal(fact.Id, Assert.Single(await host.Host.MemoryStore.ReadAsync(ExtractionHost.Bank, header.View, [fact.Id], default)).Id);
    }

    [Fact]
    public async Task What_passes_outdates_nothing_that_stays_and_stands_for_nothing_that_stays()
    {
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Neighbours.Count == 0 ? ConsolidationDecision.Add
                : fact.Unit.Text.Contains("again", StringComparison.Ordinal) ? new ConsolidationDecision { MergesWith = fact.Neighbours[0].Id }
                : new ConsolidationDecision { Supersedes = [.. fact.Neighbours.Select(near => near.Id)] },
        };
        await using var host = await StartAsync((text, now) => text.Contains("Paris", StringComparison.Ordinal) ? null : now.AddDays(2), consolidator);
        await host.SayAsync("a", "Ada: I live in Paris");
        await host.CheckDrainedAsync();
        await host.SayAsync("b", "Ada: I am in Rome");
        await host.SayAsync("c", "Ada: again in Rome");
        await host.CheckDrainedAsync();
        Assert.Contains("Ada said: I live in Paris", await host.StatedAsync());
        Assert.All(await host.FactsAsync(), fact => Assert.Equal(1, fact.ProofCount));
    }

    [Fact]
    public async Task What_a_model_says_about_a_fact_is_remembered_with_it()
    {
        await using var host = await ExtractionHost.StartAsync();
        var said = new ExtractedFact
        {
            Text = "Ada works at Contoso.",
            Type = "world",
            Category = "identity",
            Turns = [0],
            Permanence = Permanence.LongTerm,
            Confidence = 0.75,
            Relations = [new Relation("Ada", "works_at", "Contoso")],
            Entities = ["Ada", "Contoso"],
        };
        host.Model.State = _ => new PassageAnswer([said]);
        await host.SayAsync("d", "Ada: I work at Contoso");
        await host.CheckDrainedAsync();
        var fact = Assert.Single(await host.FactsAsync());
        Assert.Equal((Permanence.LongTerm, 0.75, "identity", said.Relations[0]), (fact.Permanence, fact.Confidence, fact.Category, Assert.Single(fact.Relations)));
        Assert.Null(fact.ExpiresAt);
    }

    private static async Task<ExtractionHost> StartAsync(Func<string, DateTimeOffset, DateTimeOffset?> expiry, ConsolidatorProbe? consolidator = null)
    {
        var host = await ExtractionHost.StartAsync(change: services => consolidator?.Register(services));
        var now = host.Clock.GetUtcNow();
        host.Model.State = passage => new PassageAnswer(
            [.. ExtractorProbe.EachTurn(passage).Facts.Select(fact => fact with { ExpiresAt = expiry(fact.Text, now) })]);
        return host;
    }

    private static async Task<IReadOnlyList<string>> AskAsync(ExtractionHost host)
    {
        var answer = await host.Host.Recall.RecallAsync(new RecallQuery { Bank = ExtractionHost.Bank, Text = "Ada, Rome and boats" }, default);
        return [.. answer.Results.Select(result => result.Memory.Text).Where(text => text.Contains("said", StringComparison.Ordinal) || text.Contains("Rome", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
