using System.Text.Json.Nodes;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>Answers in words, by the language model.</summary>
[Collection(ModelCollection.Name)]
public sealed class ReflectTests(ModelFixture models)
{
    [Fact]
    public async Task An_answer_of_the_model_comes_with_what_it_goes_by_and_what_it_took()
    {
        var user = await GardenerAsync();

        var answer = await user.ReflectAsync("Which vegetables are grown?");

        Assert.Equal("Olaf grows vegetables on the roof.", (string)answer["text"]!);
        var fact = Assert.Single(await user.FactsAsync(), one => (string)one["text"]! == "Olaf grows vegetables on the roof.");
        Assert.Equal((string)fact["id"]!, (string)answer["based_on"]!["memories"]!.AsArray().Single()!["id"]!);
        Assert.Null(answer["structured_output"]);
        var request = models.Server.Chats.Last(chat => chat.Purpose == ScriptedMind.Reflect);
        Assert.Equal(request.Messages.Sum(message => message.Content.Length) / 4, (long)answer["usage"]!["input_tokens"]!);
        Assert.True((long)answer["usage"]!["output_tokens"]! > 0);
        Assert.Equal("reflect", (string)answer["trace"]!["llm_calls"]!.AsArray().Single()!["scope"]!);
    }

    [Fact]
    public async Task An_answer_in_the_callers_own_schema_is_checked_and_asked_for_again_where_it_does_not_fit()
    {
        var user = await GardenerAsync();
        var schema = JsonNode.Parse("""{"type":"object","properties":{"quotes":{"type":"array","items":{"type":"string"}}},"required":["quotes"]}""")!.AsObject();
        models.Server.Next(request => request.Purpose == ScriptedMind.Reflect
            ? ScriptedReply.Chat(request, """{"text":"Olaf grows vegetables.","based_on":["m1"],"structured":{"quotes":"none"}}""")
            : null);

        var answer = await user.ReflectAsync("Which vegetables are grown?", schema);

        Assert.Equal("""{"quotes":["Olaf grows vegetables on the roof."]}""", answer["structured_output"]!.ToJsonString());
        Assert.Contains("structured.quotes", models.Server.Chats[^1].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_that_remembers_nothing_asks_no_model_for_an_answer()
    {
        var user = models.NewUser("empty");
        await user.CreateAsync();
        var asked = models.Mind.Answers(ScriptedMind.Reflect);

        var answer = await user.ReflectAsync("Which vegetables are grown?");

        Assert.Empty(answer["based_on"]!["memories"]!.AsArray());
        Assert.Equal(0, (long)answer["usage"]!["total_tokens"]!);
        Assert.Equal(asked, models.Mind.Answers(ScriptedMind.Reflect));
    }

    private async Task<UserBank> GardenerAsync()
    {
        var user = models.NewUser("olaf");
        models.Mind
            .Knows("I have beds up on the roof now.", GoldenFact.Of("Olaf grows vegetables on the roof.", "Olaf", "grows", "vegetables"))
            .Knows("And two hens.", GoldenFact.Of("Olaf keeps two hens.", "Olaf", "keeps", "hens"));
        await user.SaveAsync("garden", "user: I have beds up on the roof now.\nuser: And two hens.", "2026-05-03T10:00:00Z");
        await user.ConsolidateAsync();
        return user;
    }
}
