namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What is true changes, is said again, and is taken back.</summary>
[Collection(ModelCollection.Name)]
public sealed class ChangedMindTests(ModelFixture models)
{
    private const string Paris = "Noor lives in Paris.";
    private const string Berlin = "Noor moved to Berlin.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newer_fact_takes_the_place_of_the_older_and_gives_it_back_when_it_goes(bool isOneAfterTheOther)
    {
        var user = await MovedAsync(isOneAfterTheOther);

        Assert.Equal([Berlin], await user.FactTextsAsync());
        var recalled = await user.RecallAsync("Where does Noor live, Paris or Berlin?", "high");
        Assert.Contains(Berlin, recalled);
        Assert.DoesNotContain(Paris, recalled);

        await user.DeleteAsync("second");
        Assert.Equal([Paris], await user.FactTextsAsync());
        recalled = await user.RecallAsync("Where does Noor live, Paris or Berlin?", "high");
        Assert.Contains(Paris, recalled);
        Assert.DoesNotContain(recalled, text => text.Contains("Berlin", StringComparison.Ordinal));

        await user.DeleteAsync("first");
        Assert.Empty(await user.MemoriesAsync());
        Assert.Empty(await user.RecallAsync("Where does Noor live, Paris or Berlin?", "high"));
    }

    [Fact]
    public async Task What_was_outdated_goes_with_its_own_document_and_what_outdated_it_stays()
    {
        var user = await MovedAsync(isOneAfterTheOther: true);

        await user.DeleteAsync("first");

        Assert.Equal([Berlin], await user.FactTextsAsync());
        Assert.DoesNotContain(await user.RecallAsync("Where does Noor live, Paris or Berlin?", "high"), text => text.Contains("Paris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_that_is_corrected_takes_back_what_it_stated()
    {
        var user = await MovedAsync(isOneAfterTheOther: true);

        await user.SaveAsync("second", "user: I stay where I am.", "2026-04-10T09:00:00Z");
        await user.ConsolidateAsync();

        Assert.Equal([Paris], await user.FactTextsAsync());
    }

    [Fact]
    public async Task What_two_conversations_say_is_one_fact_until_neither_says_it()
    {
        var user = models.NewUser("twice");
        models.Mind
            .Knows("I am allergic to peanuts, mind you.", GoldenFact.Of("Pia is allergic to peanuts.", "Pia", "allergy", "peanuts"))
            .Knows("No peanuts for me: the allergy.", GoldenFact.Of("Pia is allergic to peanuts.", "Pia", "allergy", "peanuts"));
        await user.SaveAsync("first", "user: I am allergic to peanuts, mind you.", "2026-01-10T09:00:00Z");
        await user.ConsolidateAsync();
        await user.SaveAsync("second", "user: No peanuts for me: the allergy.", "2026-02-10T09:00:00Z");
        await user.ConsolidateAsync();

        Assert.Equal(2, (int)Assert.Single(await user.FactsAsync())["proof_count"]!);
        await user.DeleteAsync("first");
        Assert.Equal(1, (int)Assert.Single(await user.FactsAsync())["proof_count"]!);
        Assert.Contains("Pia is allergic to peanuts.", await user.RecallAsync("peanuts"));
        await user.DeleteAsync("second");
        Assert.Empty(await user.FactsAsync());
    }

    [Fact]
    public async Task Three_facts_about_one_thing_make_an_observation_that_goes_at_once_with_any_of_its_sources()
    {
        var user = models.NewUser("observed");
        string[] facts = ["Rex barks at the postman.", "Rex sleeps under the piano.", "Rex was born in Graz."];
        for (var at = 0; at < facts.Length; at++)
        {
            models.Mind.Knows($"Number {at}: {facts[at]}", new GoldenFact(facts[at]) { Entities = ["Rex"] });
            await user.SaveAsync($"d{at}", $"user: Number {at}: {facts[at]}", "2026-05-03T10:00:00Z");
        }

        await user.ConsolidateAsync();
        await Eventually.HoldsAsync(async () => (await user.ObservationsAsync()).Count == 1, "there is an observation");

        var ids = (await user.FactsAsync()).Select(fact => (string)fact["id"]!).Order(StringComparer.Ordinal).ToList();
        var answer = await user.AskForRecallAsync("What comes up about Rex in facts?");
        var observation = answer["results"]!.AsArray().Single(result => (string)result!["type"]! == "observation")!;
        Assert.Equal("Rex comes up in 3 facts.", (string)observation["text"]!);
        Assert.Equal(ids, observation["source_fact_ids"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
        Assert.Equal(ids, answer["source_facts"]!.AsObject().Select(fact => fact.Key).Order(StringComparer.Ordinal));
        Assert.Equal(facts.Order(StringComparer.Ordinal), answer["source_facts"]!.AsObject().Select(fact => (string)fact.Value!["text"]!).Order(StringComparer.Ordinal));

        await user.DeleteAsync("d1");

        Assert.Empty(await user.ObservationsAsync());
        Assert.DoesNotContain(await user.RecallAsync("What comes up about Rex in facts?", "high"), text => text.StartsWith("Rex comes up", StringComparison.Ordinal));
        Assert.Equal(2, (await user.FactsAsync()).Count);
    }

    private async Task<UserBank> MovedAsync(bool isOneAfterTheOther)
    {
        var user = models.NewUser("noor");
        models.Mind
            .Knows("I live in Paris.", GoldenFact.Of(Paris, "Noor", "lives_in", "Paris"))
            .Knows("I moved to Berlin.", GoldenFact.Of(Berlin, "Noor", "lives_in", "Berlin"));
        await user.SaveAsync("first", "user: I live in Paris.", "2026-01-10T09:00:00Z");
        if (isOneAfterTheOther)
        {
            await user.ConsolidateAsync();
        }

        await user.SaveAsync("second", "user: I moved to Berlin.", "2026-04-10T09:00:00Z");
        await user.ConsolidateAsync();
        return user;
    }
}
