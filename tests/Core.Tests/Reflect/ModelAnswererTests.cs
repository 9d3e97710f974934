using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Reflect;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class ModelAnswererTests
{
    private const string Drink = """{"type":"object","properties":{"drink":{"type":"string"}},"required":["drink"]}""";
    private const string Good = """{"text":"She drinks tea.","based_on":["m2","m2"]}""";
    private static readonly ChatReply CutOff = new("{\"text\":\"She", ChatFinish.CutOff, new TokenUsage(7, 3));

    private static readonly AnswerRequest Question = new()
    {
        Question = "What does Ann drink?",
        Memories = [Remembered.Memory("id-1"), Remembered.Memory("id-2"), Remembered.Memory("id-3")],
        MaxTokens = 100,
        Now = Remembered.Noon,
    };

    [Fact]
    public async Task An_answer_names_the_memories_behind_its_handles()
    {
        var model = new ScriptedModel(Good);

        var answer = await AskAsync(model, Question);

        Assert.Equal("She drinks tea.", answer.Text);
        Assert.Equal(["id-2"], answer.BasedOn);
        Assert.Equal(new TokenUsage(100, 10), answer.Usage);
        var asked = Assert.Single(model.Asked);
        Assert.Equal("reflect", asked.Purpose);
        Assert.Equal(ReflectPrompt.Instructions, asked.Instructions);
        Assert.Equal(ReflectInput.Write(Question), asked.Input);
        Assert.Equal(ReflectPrompt.Schema(maySearch: false, null), asked.Schema);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "[]", "the answer must be an object" },
        { "nonsense", "it is not valid JSON" },
        { "{}", "text must be a string" },
        { """{"text":" ","based_on":[]}""", "text must not be blank" },
        { """{"text":"a"}""", "based_on must be an array of strings" },
        { """{"text":"a","based_on":"m1"}""", "based_on must be an array of strings" },
        { """{"text":"a","based_on":["m1",2]}""", "based_on must be an array of strings" },
        { """{"text":"a","based_on":["m1","m4"]}""", "based_on[1] must be the handle of one of the memories or models" },
        { """{"text":"a","based_on":["id-1"]}""", "based_on[0] must be the handle of one of the memories or models" },
        { """{"text":"a\ud800","based_on":[]}""", "every string must be well-formed Unicode" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_does_not_hold_is_asked_for_once_more_with_the_place(string reply, string fault)
    {
        var model = new ScriptedModel(reply, Good);

        var answer = await AskAsync(model, Question);

        Assert.Equal("She drinks tea.", answer.Text);
        Assert.Equal(new TokenUsage(200, 20), answer.Usage);
        Assert.Equal(new ChatRepair(reply, fault), model.Asked[1].Repair);
    }

    [Fact]
    public async Task A_second_answer_that_does_not_hold_is_the_end()
    {
        var failure = await Assert.ThrowsAsync<ModelException>(() => AskAsync(new ScriptedModel("{}", "[]"), Question));

        Assert.Equal(ModelFault.Malformed, failure.Fault);
        Assert.Equal(new TokenUsage(200, 20), failure.Usage);
    }

    [Theory]
    [InlineData("""{"text":"a","based_on":[]}""", "structured is missing")]
    [InlineData("""{"text":"a","based_on":[],"structured":{}}""", "structured.drink is missing")]
    [InlineData("""{"text":"a","based_on":[],"structured":{"drink":null}}""", "structured.drink must be of type string")]
    [InlineData("""{"text":"a","based_on":[],"structured":{"drink":"\udc00"}}""", "every string must be well-formed Unicode")]
    public async Task A_structured_answer_keeps_to_the_callers_schema(string reply, string fault)
    {
        var model = new ScriptedModel(reply, """{"text":"Tea.","based_on":["m1"],"structured":{"drink":"tea","more":[1]}}""");

        var answer = await AskAsync(model, Question with { ResponseSchema = Drink });

        Assert.Equal("""{"drink":"tea","more":[1]}""", answer.Structured);
        Assert.Equal(fault, model.Asked[1].Repair!.Fault);
        Assert.False(model.Asked[0].Schema!.IsStrict);
        Assert.Contains(Drink, model.Asked[0].Schema!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_are_wished_for_only_where_they_may_be()
    {
        const string Wish = """{"text":"","based_on":[],"searches":["tea "," ","coffee","milk","water"]}""";

        var wish = await AskAsync(new ScriptedModel(Wish), Question with { MaySearch = true, ResponseSchema = Drink });
        var refused = new ScriptedModel(Wish, Good);
        var answer = await AskAsync(refused, Question);
        var missing = new ScriptedModel(Good, """{"text":"Tea.","based_on":[],"searches":[]}""");
        await AskAsync(missing, Question with { MaySearch = true });

        Assert.Equal(["tea ", "coffee", "milk"], wish.Searches);
        Assert.Null(wish.Structured);
        Assert.Equal("text must not be blank", refused.Asked[1].Repair!.Fault);
        Assert.Empty(answer.Searches);
        Assert.Equal("searches must be an array of strings", missing.Asked[1].Repair!.Fault);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_with_the_better_half_of_the_memories()
    {
        var model = new ScriptedModel(CutOff, new ChatReply("""{"text":"Tea.","based_on":["m1"]}""", ChatFinish.Complete, new TokenUsage(50, 5)));

        var answer = await AskAsync(model, Question);

        Assert.Equal(["id-1"], answer.BasedOn);
        Assert.Equal(new TokenUsage(57, 8), answer.Usage);
        Assert.DoesNotContain("\"m2\"", model.Asked[1].Input, StringComparison.Ordinal);
        Assert.Equal(2, model.Asked.Count);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_twice_or_cannot_be_halved_is_a_failure()
    {
        var twice = await Assert.ThrowsAsync<ModelException>(() => AskAsync(new ScriptedModel(CutOff, CutOff), Question));
        var one = await Assert.ThrowsAsync<ModelException>(() => AskAsync(new ScriptedModel(CutOff), Question with { Memories = [Remembered.Memory("id-1")] }));

        Assert.Equal(ModelFault.CutOff, twice.Fault);
        Assert.Equal(ModelFault.CutOff, one.Fault);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_is_not_asked_again()
    {
        var model = new ScriptedModel(new ChatReply("", ChatFinish.Refused, default));

        var failure = await Assert.ThrowsAsync<ModelException>(() => AskAsync(model, Question));

        Assert.Equal(ModelFault.Refused, failure.Fault);
        Assert.Single(model.Asked);
    }

    private static Task<MemoryAnswer> AskAsync(ScriptedModel model, AnswerRequest request) =>
        new ModelAnswerer(model, NullLogger<ModelAnswerer>.Instance).AnswerAsync(request, CancellationToken.None);
}
