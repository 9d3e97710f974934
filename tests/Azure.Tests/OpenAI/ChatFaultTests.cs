using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class ChatFaultTests
{
    public static TheoryData<string, ChatFinish> AnswersThatAreNone => new()
    {
        { nameof(ScriptedFaults.CutOff), ChatFinish.CutOff },
        { nameof(ScriptedFaults.ContextLength), ChatFinish.CutOff },
        { "413", ChatFinish.CutOff },
        { "vllm", ChatFinish.CutOff },
        { nameof(ScriptedFaults.Refusal), ChatFinish.Refused },
        { nameof(ScriptedFaults.ContentFilter), ChatFinish.Refused },
        { nameof(ScriptedFaults.ContentFilterError), ChatFinish.Refused },
    };

    [Theory]
    [MemberData(nameof(AnswersThatAreNone))]
    public async Task What_was_cut_off_or_refused_is_an_answer_that_says_so(string fault, ChatFinish finish)
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(fault switch
        {
            nameof(ScriptedFaults.CutOff) => ScriptedFaults.CutOff(),
            nameof(ScriptedFaults.ContextLength) => ScriptedFaults.ContextLength(),
            "413" => ScriptedFaults.Status(413),
            "vllm" => _ => new ScriptedReply
            {
                Status = 400,
                Body = """{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.","type":"BadRequestError","code":400}""",
            },
            nameof(ScriptedFaults.Refusal) => ScriptedFaults.Refusal(),
            nameof(ScriptedFaults.ContentFilter) => ScriptedFaults.ContentFilter(),
            _ => ScriptedFaults.ContentFilterError(),
        });

        var reply = await models.AskAsync(ModelsUnderTest.StructuredQuestion);

        Assert.Equal(finish, reply.Finish);
        Assert.Single(models.Server.Requests);
    }

    public static TheoryData<string, Func<ScriptedRequest, ScriptedReply?>> FaultsThatMayPass => new()
    {
        { "dropped", ScriptedFaults.Dropped() },
        { "truncated", ScriptedFaults.Truncated() },
        { "not JSON", ScriptedFaults.MalformedJson() },
        { "no choices", ScriptedFaults.EmptyChoices() },
        { "no text that is one", _ => new ScriptedReply { Body = """{"choices":[{"message":{"content":"\ud83d"},"finish_reason":"stop"}]}""" } },
        { "an error without a text", _ => new ScriptedReply { Status = 500, Body = """{"error":{"message":"\ud83d"}}""" } },
        { "429", ScriptedFaults.TooMany() },
        { "500", ScriptedFaults.Status(500) },
        { "502", _ => new ScriptedReply { Status = 502, Body = "<html>Bad Gateway</html>", ContentType = "text/html" } },
        { "503", ScriptedFaults.Status(503, "server_overloaded") },
        { "408", ScriptedFaults.Status(408) },
        { "409", ScriptedFaults.Status(409) },
    };

    [Theory]
    [MemberData(nameof(FaultsThatMayPass))]
    public async Task What_may_pass_is_transient_and_asked_again(string name, Func<ScriptedRequest, ScriptedReply?> fault)
    {
        await using var once = await ModelsUnderTest.StartAsync();
        once.Server.Next(fault);
        var time = new ManualTime();
        await using var twice = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        twice.Server.Next(fault);

        var failure = await once.FailAsync();
        var asking = twice.AskAsync();
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDelays.Longest));
        var reply = await asking;

        Assert.True(failure.IsTransient, name);
        Assert.Equal(ModelFault.Unavailable, failure.Fault);
        Assert.StartsWith("Models:Chat", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ChatFinish.Complete, reply.Finish);
        Assert.Equal(2, twice.Server.Requests.Count);
        Assert.Single(twice.Log.Of(9003));
    }

    [Fact]
    public async Task A_model_that_has_nothing_to_say_is_asked_again_but_not_for_ever()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.EmptyText(), times: 2);

        var failing = models.FailAsync();
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDelays.Longest));
        var failure = await failing;

        Assert.False(failure.IsTransient);
        Assert.Equal(ModelFault.Malformed, failure.Fault);
        Assert.Equal(2, models.Server.Requests.Count);
        Assert.True(failure.Usage.Input > 0);
    }

    [Theory]
    [InlineData(401, "Models:Chat:ApiKey")]
    [InlineData(403, "Models:Chat:ApiKey")]
    [InlineData(404, "Models:Chat:Model and Models:Chat:Endpoint")]
    [InlineData(307, "Models:Chat:Endpoint")]
    public async Task What_a_person_must_mend_names_the_setting_and_is_left_alone_for_a_minute(int status, string setting)
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "3")]);
        models.Server.Next(ScriptedFaults.Status(status, "some_code", "The key chat-key is wrong."), times: 4);

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.Equal(TimeSpan.FromMinutes(1), failure.RetryAfter);
        Assert.Contains(setting, failure.Message, StringComparison.Ordinal);
        Assert.Contains("some_code", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task An_account_without_quota_is_left_alone_for_a_minute()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "3")]);
        models.Server.Next(ScriptedFaults.Status(429, "insufficient_quota"));

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.Equal(TimeSpan.FromMinutes(1), failure.RetryAfter);
        Assert.Single(models.Server.Requests);
    }

    [Theory]
    [InlineData("some_code", "status 400, some_code")]
    [InlineData("a code with user: hello in it", "(status 400)")]
    public async Task Another_refusal_is_final_and_tells_status_and_code_alone(string code, string told)
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "3")]);
        models.Server.Next(ScriptedFaults.Status(400, code, "You said user: hello"));

        var failure = await models.FailAsync();

        Assert.False(failure.IsTransient);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hello", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_come_back()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        await models.Server.DisposeAsync();

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.Contains("Models:Chat", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_used_is_counted_too()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.EmptyText());

        var asking = models.AskAsync(ModelsUnderTest.Question with { Input = new string('a', 400) });
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDelays.Longest));
        var reply = await asking;

        Assert.Equal(204, reply.Usage.Input);
    }
}
