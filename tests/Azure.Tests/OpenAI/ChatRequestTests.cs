using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class ChatRequestTests
{
    [Fact]
    public async Task A_structured_question_is_sent_with_what_is_always_the_same_first()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        var request = Assert.Single(models.Server.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal(
            """{"model":"chat-model","messages":[{"role":"system","content":"Read it."},{"role":"user","content":"user: hello"}]"""
            + ""","response_format":{"type":"json_schema","json_schema":{"name":"extraction","strict":true,"schema":"""
            + ModelsUnderTest.Schema.Json + """}},"max_completion_tokens":500}""",
            request.Body.GetRawText());
    }

    [Fact]
    public async Task A_plain_question_is_sent_without_a_format()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.AskAsync(ModelsUnderTest.Question with { Input = "Où? ¿日本?", MaxOutputTokens = null });

        Assert.Equal(
            """{"model":"chat-model","messages":[{"role":"system","content":"Read it."},{"role":"user","content":"Où? ¿日本?"}],"max_completion_tokens":8000}""",
            Assert.Single(models.Server.Requests).Body.GetRawText());
    }

    [Fact]
    public async Task Temperature_and_reasoning_effort_are_sent_where_they_are_set()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:Temperature", "0.5"), ("Models:Chat:ReasoningEffort", "low"), ("Models:Chat:MaxOutputTokens", "300")]);

        await models.AskAsync();

        Assert.EndsWith(
            """
            "max_completion_tokens":300,"temperature":0.5,"reasoning_effort":"low"}
            """,
            Assert.Single(models.Server.Requests).Body.GetRawText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repair_shows_the_model_its_answer_and_what_is_wrong_with_it()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.AskAsync(ModelsUnderTest.StructuredQuestion with { Repair = new ChatRepair("{\"facts\":1}", "facts must be an array") });

        var request = Assert.Single(models.Server.Requests);
        Assert.Equal(["system", "user", "assistant", "user"], request.Messages.Select(message => message.Role));
        Assert.Equal("{\"facts\":1}", request.Messages[2].Content);
        Assert.Contains("facts must be an array", request.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callers_own_schema_is_not_sent_as_strict()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.AskAsync(ModelsUnderTest.Question with { Schema = new AnswerSchema("own", """{"type":"object"}""", IsStrict: false) });

        Assert.False(Assert.Single(models.Server.Requests).Schema!.Value.GetProperty("strict").GetBoolean());
    }

    [Fact]
    public async Task An_answer_comes_with_what_it_took()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        var reply = await models.AskAsync(ModelsUnderTest.Question with { Input = new string('a', 400) });

        Assert.Equal("""{"facts":[]}""", reply.Text);
        Assert.Equal(ChatFinish.Complete, reply.Finish);
        Assert.Equal(new TokenUsage(102, 5, 3, 2), reply.Usage);
        Assert.Equal("chat-model", models.Chat.Model);
    }

    [Fact]
    public async Task An_answer_in_parts_is_put_together()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(_ => new ScriptedReply
        {
            Body = """{"choices":[{"message":{"content":[{"type":"text","text":"one "},{"type":"text","text":"two"}]},"finish_reason":"eos"}]}""",
        });

        Assert.Equal(new ChatReply("one two", ChatFinish.Complete, default), await models.AskAsync());
    }

    [Fact]
    public async Task Neither_what_was_said_nor_the_key_is_logged()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(ScriptedFaults.Status(400, "odd", "You said: user: hello, with chat-key"));

        await models.FailAsync();
        await models.AskAsync();

        Assert.NotEmpty(models.Log.All);
        Assert.All(models.Log.All, line => Assert.DoesNotContain("hello", line, StringComparison.Ordinal));
        Assert.All(models.Log.All, line => Assert.DoesNotContain("chat-key", line, StringComparison.Ordinal));
        Assert.Contains(models.Log.Of(9001), line => line.Contains("chat-model answered (extract)", StringComparison.Ordinal));
    }
}
