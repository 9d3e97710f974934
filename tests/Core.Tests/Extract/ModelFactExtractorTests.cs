using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class ModelFactExtractorTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 5, 3, 10, 0, 0, TimeSpan.FromHours(2));

    private const string Fact = """
        {"p":"0","n":[1,0],"text":" Anna moved to Berlin in April 2026. ","type":"world","cat":"fact","perm":"long_term","expires":"2027-01-31",
         "start":"2026-04","end":"2026-04-30","ents":["Anna","Berlin","Anna"],"rels":[{"s":"Anna","p":"Lives in","o":"Berlin"}],"conf":0.9}
        """;

    [Fact]
    public async Task A_fact_is_read_as_it_was_stated()
    {
        var model = ScriptedChat.Saying(Facts(Fact));
        var answer = await ExtractAsync(model, Passage("0", 2), Passage("1", 1));
        var fact = Assert.Single(answer.Passages["0"].Facts);
        Assert.Equal("Anna moved to Berlin in April 2026.", fact.Text);
        Assert.Equal(("world", "fact", Permanence.LongTerm, 0.9), (fact.Type, fact.Category, fact.Permanence, fact.Confidence));
        Assert.Equal([0, 1], fact.Turns);
        Assert.Equal(["Anna", "Berlin"], fact.Entities);
        Assert.Equal([new Relation("Anna", "lives_in", "Berlin")], fact.Relations);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, Sunday.Offset), fact.OccurredStart);
        Assert.Equal(new DateTimeOffset(2026, 4, 30, 23, 59, 59, Sunday.Offset), fact.OccurredEnd);
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 23, 59, 59, Sunday.Offset), fact.ExpiresAt);
        Assert.Empty(answer.Passages["1"].Facts);
        Assert.Equal(ScriptedChat.Cost, answer.Usage);
    }

    [Fact]
    public async Task The_stable_part_is_the_same_for_every_bank()
    {
        var model = ScriptedChat.Saying(Facts());
        await ExtractAsync(model, Passage("0", 1));
        var guidance = new BankGuidance { Mission = "Sports", DoNotStore = ["weight"] };
        await new ModelFactExtractor(model, NullLogger<ModelFactExtractor>.Instance).ExtractAsync(new ExtractionRequest(guidance, [Passage("0", 1)]), default);
        Assert.Single(model.Asked.Select(asked => (asked.Instructions, asked.Schema, asked.Purpose)).Distinct());
        Assert.Equal((ExtractionPrompt.Instructions, ExtractionPrompt.Schema), (model.Asked[0].Instructions, model.Asked[0].Schema));
        Assert.StartsWith("{\"guidance\":{\"mission\":\"Sports\",\"never\":[\"weight\"]}}\n{\"passage\":\"0\"}\n", model.Asked[1].Input, StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_answers_are_told_apart_by_prompt_and_model()
    {
        var extractor = new ModelFactExtractor(ScriptedChat.Saying(""), NullLogger<ModelFactExtractor>.Instance);
        Assert.Equal(ExtractionPrompt.Version + "/scripted", extractor.Version);
        Assert.Equal(ExtractionPrompt.Tokens, extractor.PromptTokens);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "p", "\"7\"", "facts[1].p" }, { "p", "0", "facts[1].p" }, { "n", "[2]", "facts[1].n" }, { "n", "[-1]", "facts[1].n" }, { "n", "[]", "facts[1].n" },
        { "n", "[0.5]", "facts[1].n[0]" }, { "n", "0", "facts[1].n" }, { "text", "\"  \"", "facts[1].text" }, { "text", "null", "facts[1].text" },
        { "text", $"\"{new string('x', 2_001)}\"", "facts[1].text" }, { "text", "\"a\\u0000\"", "facts[1].text" },
        { "type", "\"observation\"", "facts[1].type" }, { "cat", "\"gossip\"", "facts[1].cat" }, { "perm", "\"forever\"", "facts[1].perm" },
        { "start", "\"last spring\"", "facts[1].start" }, { "end", "\"2026-02-30\"", "facts[1].end" }, { "end", "\"2026-03-31\"", "facts[1].end" },
        { "expires", "\"soon\"", "facts[1].expires" }, { "ents", "[\"\"]", "facts[1].ents[0]" }, { "ents", "\"Anna\"", "facts[1].ents" },
        { "rels", "[{\"s\":\"a\",\"o\":\"b\"}]", "facts[1].rels[0].p" }, { "rels", "[{\"s\":\"a\",\"p\":\"wohnt→in\",\"o\":\"b\"}]", "facts[1].rels[0].p" },
        { "rels", "[1]", "facts[1].rels[0]" }, { "conf", "1.01", "facts[1].conf" }, { "conf", "-0.1", "facts[1].conf" }, { "conf", "\"high\"", "facts[1].conf" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_not_as_it_must_be_is_named_to_the_model_once_and_then_fails(string property, string value, string place)
    {
        var wrong = JsonNode.Parse(Fact)!;
        wrong[property] = JsonNode.Parse(value);
        var model = ScriptedChat.Saying(Facts(Fact, wrong.ToJsonString()));
        var failure = await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(model, Passage("0", 2), Passage("1", 1)));
        Assert.Equal((ModelFault.Malformed, false), (failure.Fault, failure.IsTransient));
        Assert.Equal(ScriptedChat.Cost + ScriptedChat.Cost, failure.Usage);
        Assert.StartsWith(place + " ", model.Asked[1].Repair!.Fault, StringComparison.Ordinal);
        Assert.Equal(2, model.Asked.Count);
    }

    [Fact]
    public async Task Half_a_character_is_no_text()
    {
        var model = ScriptedChat.Saying(Facts(Fact.Replace("Anna moved", "Anna \\ud800 moved", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(model, Passage("0", 2)));
        Assert.Equal("facts[0].text must be well-formed Unicode", model.Asked[1].Repair!.Fault);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"facts\":{}}")]
    [InlineData("{\"facts\":[[]]}")]
    [InlineData("{\"facts\":[{}]}")]
    [InlineData("null")]
    [InlineData("nothing to state")]
    public async Task An_answer_of_another_form_is_none(string text) =>
        Assert.Equal(ModelFault.Malformed, (await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(ScriptedChat.Saying(text), Passage("0", 1)))).Fault);

    [Fact]
    public async Task What_may_be_null_may_be_left_out()
    {
        var model = ScriptedChat.Saying("""{"facts":[{"p":"0","n":[0],"text":"Anna likes tea.","type":"world","perm":"permanent","ents":[],"rels":[],"conf":1}]}""");
        var fact = Assert.Single((await ExtractAsync(model, Passage("0", 1))).Passages["0"].Facts);
        Assert.Equal((null, null, null, null), (fact.Category, fact.OccurredStart, fact.OccurredEnd, fact.ExpiresAt));
    }

    [Fact]
    public async Task An_owners_categories_replace_the_usual_ones()
    {
        var guidance = new BankGuidance { Categories = [new CustomCategory("race")] };
        var extractor = new ModelFactExtractor(ScriptedChat.Saying(Facts(With("cat", "\"race\""), With("cat", "null"))), NullLogger<ModelFactExtractor>.Instance);
        var answer = await extractor.ExtractAsync(new ExtractionRequest(guidance, [Passage("0", 2)]), default);
        Assert.Equal(["race", null], answer.Passages["0"].Facts.Select(fact => fact.Category));

        var usual = new ModelFactExtractor(ScriptedChat.Saying(Facts(Fact)), NullLogger<ModelFactExtractor>.Instance);
        await Assert.ThrowsAsync<ModelException>(() => usual.ExtractAsync(new ExtractionRequest(guidance, [Passage("0", 2)]), default));
    }

    [Fact]
    public async Task What_has_passed_already_is_no_fact_and_what_lasts_does_not_expire()
    {
        var model = ScriptedChat.Saying(Facts(
            With("expires", "\"2026-05-02\""), With("expires", "\"2026-05-03\""), With("expires", "\"2026-05-02\"", ("perm", "\"permanent\""))));
        var facts = (await ExtractAsync(model, Passage("0", 2))).Passages["0"].Facts;
        Assert.Equal([new DateTimeOffset(2026, 5, 3, 23, 59, 59, Sunday.Offset), null], facts.Select(fact => fact.ExpiresAt));
    }

    [Theory]
    [InlineData("text", "\"Anna's password is hunter2.\"")]
    [InlineData("ents", "[\"Anna\",\"4111 1111 1111 1111\"]")]
    [InlineData("rels", "[{\"s\":\"Anna\",\"p\":\"password\",\"o\":\"sunflower\"}]")]
    [InlineData("rels", "[{\"s\":\"Anna\",\"p\":\"wifi_password\",\"o\":\"hunter2\"}]")]
    public async Task A_fact_that_tells_a_secret_is_left_out(string property, string value)
    {
        var facts = (await ExtractAsync(ScriptedChat.Saying(Facts(With(property, value), Fact)), Passage("0", 2))).Passages["0"].Facts;
        Assert.Equal("Anna moved to Berlin in April 2026.", Assert.Single(facts).Text);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_in_halves()
    {
        var model = new ScriptedChat(asked => ReadInput.Passages(asked.Input)[0].Turns is { Count: > 2 }
            ? ScriptedChat.Reply("{\"facts\":[", ChatFinish.CutOff)
            : ScriptedChat.Reply(Facts([.. ReadInput.Passages(asked.Input)[0].Turns.Select(turn => With("n", $"[{turn.Number}]", ("text", $"\"said in {turn.Number}\"")))])));
        var answer = await ExtractAsync(model, Passage("0", 5));
        Assert.Equal(["said in 0", "said in 1", "said in 2", "said in 3", "said in 4"], answer.Passages["0"].Facts.Select(fact => fact.Text));
        Assert.Equal([[0], [1], [2], [3], [4]], answer.Passages["0"].Facts.Select(fact => fact.Turns));
        Assert.Equal(5, model.Asked.Count);
        Assert.Equal(new TokenUsage(500, 50), answer.Usage);
        Assert.Equal(["turn 0", "turn 1"], ReadInput.Passages(model.Asked[2].Input)[0].Before.Select(turn => turn.Text));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_cut_fails_with_what_it_took()
    {
        var failure = await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(new ScriptedChat(_ => ScriptedChat.Reply("", ChatFinish.CutOff)), Passage("0", 2)));
        Assert.Equal((ModelFault.CutOff, ScriptedChat.Cost + ScriptedChat.Cost), (failure.Fault, failure.Usage));
    }

    [Fact]
    public async Task Several_passages_that_are_cut_off_are_the_callers_to_part()
    {
        var model = new ScriptedChat(_ => ScriptedChat.Reply("", ChatFinish.CutOff));
        var failure = await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(model, Passage("0", 2), Passage("1", 2)));
        Assert.Equal((ModelFault.CutOff, 1), (failure.Fault, model.Asked.Count));
    }

    [Fact]
    public async Task A_refusal_is_the_answer_of_a_passage_that_was_asked_about_alone()
    {
        var model = new ScriptedChat(_ => ScriptedChat.Reply("", ChatFinish.Refused));
        var answer = await ExtractAsync(model, Passage("0", 2));
        Assert.NotNull(answer.Passages["0"].Refusal);
        Assert.Empty(answer.Passages["0"].Facts);
        Assert.Equal(ScriptedChat.Cost, answer.Usage);
        Assert.Equal(ModelFault.Refused, (await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(model, Passage("0", 2), Passage("1", 2)))).Fault);
    }

    [Fact]
    public async Task A_half_that_is_refused_leaves_the_others_facts()
    {
        var model = new ScriptedChat(asked => ReadInput.Passages(asked.Input)[0].Turns switch
        {
            { Count: > 1 } => ScriptedChat.Reply("", ChatFinish.CutOff),
            [{ Number: 0 }] => ScriptedChat.Reply("", ChatFinish.Refused),
            _ => ScriptedChat.Reply(Facts(With("n", "[1]"))),
        });
        var answer = (await ExtractAsync(model, Passage("0", 2))).Passages["0"];
        Assert.NotNull(answer.Refusal);
        Assert.Equal([1], Assert.Single(answer.Facts).Turns);
    }

    [Fact]
    public async Task A_passage_of_nothing_but_quoted_memories_is_not_asked_about()
    {
        var quoted = new Passage { Key = "1", Turns = [new(0, "system", MemoryBlock.Render(["Anna likes tea"]), Sunday)] };
        var model = ScriptedChat.Saying(Facts(Fact));
        Assert.Empty((await ExtractAsync(model, quoted)).Passages["1"].Facts);
        Assert.Empty(model.Asked);

        var answer = await ExtractAsync(model, Passage("0", 2), quoted);
        Assert.Equal(2, answer.Passages.Count);
        Assert.Equal("0", Assert.Single(ReadInput.Passages(Assert.Single(model.Asked).Input)).Key);
    }

    [Fact]
    public async Task A_turn_that_the_model_did_not_see_cannot_be_cited()
    {
        var passage = new Passage { Key = "0", Turns = [new(0, "system", MemoryBlock.Render(["Anna likes tea"]), Sunday), new(1, "user", "hi", Sunday)] };
        var model = ScriptedChat.Saying(Facts(With("n", "[0]")));
        await Assert.ThrowsAsync<ModelException>(() => ExtractAsync(model, passage));
        Assert.StartsWith("facts[0].n ", model.Asked[1].Repair!.Fault, StringComparison.Ordinal);
    }

    private static Task<ExtractionAnswer> ExtractAsync(ScriptedChat model, params Passage[] passages) =>
        new ModelFactExtractor(model, NullLogger<ModelFactExtractor>.Instance).ExtractAsync(new ExtractionRequest(BankGuidance.None, passages), default);

    private static Passage Passage(string key, int turns) =>
        new() { Key = key, Turns = [.. Enumerable.Range(0, turns).Select(at => new PassageTurn(at, "Anna", $"turn {at}", Sunday))] };

    private static string Facts(params string[] facts) => $"{{\"facts\":[{string.Join(',', facts)}]}}";

    private static string With(string property, string value, params (string Property, string Value)[] more)
    {
        var fact = JsonNode.Parse(Fact)!;
        foreach (var (name, text) in more.Prepend((property, value)))
        {
            fact[name] = JsonNode.Parse(text);
        }

        return fact.ToJsonString(JsonSerializerOptions.Default);
    }
}
