using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class ChatDialectTests
{
    private static readonly (string, string?)[] All = [("Models:Chat:Temperature", "0"), ("Models:Chat:ReasoningEffort", "low")];

    [Fact]
    public async Task A_server_like_Ollama_is_asked_for_a_JSON_object_with_the_schema_at_the_end_of_the_instructions()
    {
        await using var models = await ModelsUnderTest.StartAsync(All);
        models.Server.Quirks = ServerQuirks.Ollama;

        var reply = await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal("""{"facts":[]}""", reply.Text);
        var last = models.Server.Requests[^1];
        Assert.Equal("json_object", last.ResponseFormat);
        Assert.Equal("extraction", last.Purpose);
        Assert.StartsWith("Read it.\n\n", last.Instructions, StringComparison.Ordinal);
        Assert.EndsWith(ModelsUnderTest.Schema.Json, last.Instructions, StringComparison.Ordinal);
        Assert.Equal("user: hello", last.Input);
        Assert.Equal(500, last.Body.GetProperty("max_tokens").GetInt32());
        Assert.False(last.Has("max_completion_tokens"));
        Assert.False(last.Has("reasoning_effort"));
        Assert.True(last.Has("temperature"));
    }

    [Fact]
    public async Task What_a_server_does_not_take_is_not_sent_to_it_again()
    {
        await using var models = await ModelsUnderTest.StartAsync(All);
        models.Server.Quirks = ServerQuirks.Ollama;
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);
        var before = models.Server.Requests.Count;

        await models.AskAsync(ModelsUnderTest.StructuredQuestion);
        await models.AskAsync();

        Assert.Equal(before + 2, models.Server.Requests.Count);
        Assert.Single(models.Log.Of(9006));
    }

    [Fact]
    public async Task A_server_without_any_format_is_asked_in_words()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Quirks = ServerQuirks.NoResponseFormat;

        var reply = await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal("""{"facts":[]}""", reply.Text);
        Assert.Equal(["json_schema", "json_object", null], models.Server.Requests.Select(request => request.ResponseFormat));
    }

    [Theory]
    [InlineData(ServerQuirks.NoJsonSchema, 2)]
    [InlineData(ServerQuirks.NoResponseFormat, 3)]
    public async Task A_refusal_that_gives_no_reason_is_taken_to_be_about_the_format_where_none_was_ever_taken(ServerQuirks quirks, int requests)
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Quirks = quirks | ServerQuirks.Silent;

        await models.AskAsync(ModelsUnderTest.StructuredQuestion);
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal(requests + 1, models.Server.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_that_gives_no_reason_is_an_error_where_the_format_was_taken_before()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);
        models.Server.Next(ScriptedFaults.Status(400));

        var failure = await models.FailAsync(ModelsUnderTest.StructuredQuestion);
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.False(failure.IsTransient);
        Assert.Equal("json_schema", models.Server.Requests[^1].ResponseFormat);
    }

    [Fact]
    public async Task A_schema_that_is_at_fault_does_not_spoil_the_format_for_others()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        var own = ModelsUnderTest.Question with { Schema = new AnswerSchema("own", """{"type":"object"}""", IsStrict: false) };
        models.Server.Next(ScriptedFaults.Status(400, "invalid_json_schema", "Invalid schema for response_format 'extraction'.", "response_format"));
        models.Server.Next(request => request.IsStrict() is false ? ScriptedReply.Error(400, null, "response_format: not this schema") : null);

        await models.AskAsync(ModelsUnderTest.StructuredQuestion);
        await models.AskAsync(own);
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal(["json_schema", "json_object", "json_schema", "json_object", "json_schema"], models.Server.Requests.Select(request => request.ResponseFormat));
        Assert.Empty(models.Log.Of(9006));
    }

    [Theory]
    [InlineData(ServerQuirks.NoTemperature, "temperature")]
    [InlineData(ServerQuirks.NoReasoningEffort, "reasoning_effort")]
    public async Task A_parameter_that_the_model_refuses_is_left_out(ServerQuirks quirk, string parameter)
    {
        await using var models = await ModelsUnderTest.StartAsync(All);
        models.Server.Quirks = quirk;

        await models.AskAsync();
        await models.AskAsync();

        Assert.Equal([true, false, false], models.Server.Requests.Select(request => request.Has(parameter)));
    }

    [Fact]
    public async Task A_server_that_knows_no_limit_of_length_is_sent_none()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Quirks = ServerQuirks.NoMaxCompletionTokens | ServerQuirks.NoMaxTokens;

        await models.AskAsync();

        Assert.Equal(3, models.Server.Requests.Count);
        Assert.False(models.Server.Requests[^1].Has("max_tokens"));
        Assert.False(models.Server.Requests[^1].Has("max_completion_tokens"));
    }

    [Fact]
    public async Task Calls_that_learn_different_things_at_once_learn_both()
    {
        await using var models = await ModelsUnderTest.StartAsync(All);
        models.Server.Quirks = ServerQuirks.Ollama | ServerQuirks.NoTemperature;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => models.AskAsync(i % 2 == 0 ? ModelsUnderTest.StructuredQuestion : ModelsUnderTest.Question)));
        var before = models.Server.Requests.Count;
        await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal(before + 1, models.Server.Requests.Count);
    }
}

file static class Asked
{
    public static bool? IsStrict(this ScriptedRequest request) => request.Schema?.GetProperty("strict").GetBoolean();
}
