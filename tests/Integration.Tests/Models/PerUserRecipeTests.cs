using System.Globalization;
using System.Text.Json.Nodes;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>One bank per user, the whole conversation saved again after each exchange, recall before each answer.</summary>
[Collection(ModelCollection.Name)]
public sealed class PerUserRecipeTests(ModelFixture models)
{
    [Theory]
    [InlineData("2026-05-03T10:00:00+02:00", "2026-05-08T00:00:00+02:00")]
    [InlineData(null, null)]
    public async Task A_conversation_that_is_saved_anew_after_each_exchange_becomes_facts_and_each_turn_is_read_once(string? timestamp, string? flight)
    {
        var user = models.NewUser("mara");
        var name = "Mara" + user.Name[^6..];
        var exchanges = Exchanges(name);
        var (lines, before) = (new List<string>(), models.Server.Chats.Count);
        JsonNode? operation = null;
        for (var at = 0; at < exchanges.Count; at++)
        {
            await user.RecallAsync(exchanges[at].User);
            lines.AddRange([$"user: {exchanges[at].User}", $"assistant: {exchanges[at].Assistant}"]);
            await user.SaveAsync("session", string.Join('\n', lines), timestamp);
            if (at is 1 or 2)
            {
                await user.ConsolidateAsync();
            }

            if (at == 2)
            {
                before = models.Server.Chats.Count;
            }
        }

        operation = await user.ConsolidateAsync();

        foreach (var turn in exchanges.SelectMany(exchange => new[] { exchange.User, exchange.Assistant }))
        {
            Assert.True(models.Mind.TimesRead(turn) == 1, $"read {models.Mind.TimesRead(turn)} times: {turn}");
        }

        var facts = await user.FactsAsync();
        var byText = facts.ToDictionary(fact => (string)fact["text"]!, StringComparer.Ordinal);
        Assert.Equal(Expected(name).Order(StringComparer.Ordinal), byText.Keys.Order(StringComparer.Ordinal));
        var trip = byText[$"{name} flies to Lisbon on Friday, 2026-05-08."];
        Assert.Equal($"{name}, Lisbon", (string)trip["entities"]!);
        Assert.Equal("world", (string)trip["fact_type"]!);
        Assert.Equal("experience", (string)byText[$"The assistant promised {name} a packing list."]["fact_type"]!);
        if (flight is not null)
        {
            Assert.Equal(DateTimeOffset.Parse(flight, CultureInfo.InvariantCulture), (DateTimeOffset)trip["occurred_start"]!);
            Assert.Equal(DateTimeOffset.Parse(timestamp!, CultureInfo.InvariantCulture), (DateTimeOffset)trip["mentioned_at"]!);
        }

        var turns = (await user.MemoriesAsync()).Where(memory => memory["source_memory_ids"]!.AsArray().Count == 0).ToDictionary(memory => (string)memory["id"]!, StringComparer.Ordinal);
        Assert.Equal(lines.Count, turns.Count);
        Assert.Equal($"user: {exchanges[1].User}", (string)turns[(string)trip["source_memory_ids"]!.AsArray().Single()!]["text"]!);

        var answer = await user.AskForRecallAsync("Where does she fly on Friday, Lisbon?");
        var shown = answer["results"]!.AsArray().Select(result => (string)result!["id"]!).ToList();
        Assert.Equal((string)trip["id"]!, shown[0]);
        Assert.All(facts.Where(fact => shown.Contains((string)fact["id"]!)), fact =>
            Assert.DoesNotContain(fact["source_memory_ids"]!.AsArray(), id => shown.Contains((string)id!)));
        Assert.Empty(answer["trace"]!["degraded"]!.AsArray());

        var asked = models.Server.Chats.Skip(before).Where(request => request.Purpose is ScriptedMind.Extract or ScriptedMind.Consolidate);
        var sent = asked.Sum(request => request.Messages.Sum(message => message.Content.Length) / 4);
        Assert.Equal(sent, (long)operation["result_metadata"]!["usage"]!["input_tokens"]!);
        Assert.True((long)operation["result_metadata"]!["usage"]!["output_tokens"]! > 0);
    }

    [Fact]
    public async Task Saving_a_conversation_again_as_it_is_asks_no_model_anything()
    {
        var user = models.NewUser("again");
        const string conversation = "user: I have been learning the oboe since March.\nassistant: How lovely.";
        models.Mind.Knows("I have been learning the oboe since March.", new GoldenFact("The user learns the oboe."));
        await user.SaveAsync("session", conversation, "2026-05-03T10:00:00Z");
        await user.ConsolidateAsync();
        var asked = models.Server.Requests.Count(IsAboutIt);

        await user.SaveAsync("session", conversation, "2026-05-03T10:00:00Z");
        await user.ConsolidateAsync();

        Assert.Equal(asked, models.Server.Requests.Count(IsAboutIt));
        Assert.Equal(["The user learns the oboe."], await user.FactTextsAsync());

        // Other users' observations may be made meanwhile.
        static bool IsAboutIt(ScriptedRequest request) => Said(request).Contains("oboe", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_one_user_is_in_any_request_or_answer_of_another()
    {
        const string shared = "My locker has the colour blue";
        string[] names = ["Aurelia", "Bertrand", "Cosima"];
        var users = names.Select(models.NewUser).ToList();
        foreach (var name in names)
        {
            models.Mind.Knows($"{shared}, says {name}.", GoldenFact.Of($"The locker of {name} is blue.", name, "locker_colour", "blue"));
        }

        await Task.WhenAll(users.Select((user, at) => user.SaveAsync("session", $"user: {shared}, says {names[at]}.\nassistant: Thank you, {names[at]}.")));
        await Task.WhenAll(users.Select(user => user.ConsolidateAsync()));
        for (var at = 0; at < users.Count; at++)
        {
            Assert.Equal([$"The locker of {names[at]} is blue."], await users[at].FactTextsAsync());
            var recalled = await users[at].AskForRecallAsync("What colour is the locker of Aurelia, Bertrand and Cosima?", "high");
            var reflected = await users[at].ReflectAsync("What colour is the locker?");
            var listed = new JsonArray([.. (await users[at].MemoriesAsync()).Select(memory => memory.DeepClone())]);
            foreach (var other in names.Where(other => other != names[at]))
            {
                Assert.DoesNotContain(other, recalled["results"]!.ToJsonString(), StringComparison.Ordinal);
                Assert.DoesNotContain(other, reflected.ToJsonString(), StringComparison.Ordinal);
                Assert.DoesNotContain(other, listed.ToJsonString(), StringComparison.Ordinal);
            }
        }

        // A question may name anybody; what is read, compared and embedded for keeping is of one bank.
        Assert.All(
            models.Server.Requests.Where(request => !request.Inputs.Contains("What colour is the locker of Aurelia, Bertrand and Cosima?")),
            request => Assert.True(names.Count(name => Said(request).Contains(name, StringComparison.Ordinal)) <= 1, Said(request)));
    }

    private static string Said(ScriptedRequest request) => string.Join('\n', request.Messages.Select(message => message.Content).Concat(request.Inputs));

    private static IEnumerable<string> Expected(string name) =>
    [
        $"{name} works as a nurse at Contoso.", $"{name} flies to Lisbon on Friday, 2026-05-08.", $"The assistant promised {name} a packing list.",
        $"{name} always wants bullet points.", $"{name}'s sister is called Ines{name}.",
    ];

    private List<(string User, string Assistant)> Exchanges(string name)
    {
        models.Mind
            .Knows($"I'm {name}, a nurse at Contoso.", GoldenFact.Of($"{name} works as a nurse at Contoso.", name, "works_at", "Contoso") with { Category = "identity" })
            .Knows($"My flight to Lisbon goes next Friday, says {name}.", new GoldenFact($"{name} flies to Lisbon on Friday, 2026-05-08.")
            {
                Category = "plan", Permanence = "long_term", Start = "2026-05-08", End = "2026-05-08", Entities = [name, "Lisbon"], Relations = [(name, "flies_to", "Lisbon")],
            })
            .Knows($"I will send you a packing list, {name}.", new GoldenFact($"The assistant promised {name} a packing list.")
            {
                Type = "experience", Category = "commitment", Permanence = "short_term", Entities = ["the assistant"],
            })
            .Knows($"Always give {name} bullet points.", GoldenFact.Of($"{name} always wants bullet points.", name, "prefers_format", "bullet points") with { Category = "preference" })
            .Knows($"My sister Ines{name} joins me.", GoldenFact.Of($"{name}'s sister is called Ines{name}.", name, "sister", "Ines" + name) with { Category = "relation" });
        return
        [
            ($"I'm {name}, a nurse at Contoso.", $"Hello {name}!"),
            ($"My flight to Lisbon goes next Friday, says {name}.", $"I will send you a packing list, {name}."),
            ($"Great, thanks, says {name}.", $"You are welcome, {name}."),
            ($"Always give {name} bullet points.", $"- Sure, {name}."),
            ($"My sister Ines{name} joins me.", $"- How nice, {name}."),
        ];
    }
}
