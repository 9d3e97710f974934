using System.Net;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using NSubstitute;

namespace MemoryFunctions.Http.Tests;

public sealed class ReflectTests : IAsyncLifetime
{
    private const string Reflect = "/v1/default/banks/alice/reflect";
    private const string Schema = """{"type":"object","properties":{"drink":{"type":"string"}},"required":["drink"]}""";
    private static readonly DateTimeOffset Noon = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private readonly ApiHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/alice", """{"reflect_mission":"Know Ann.","disposition_empathy":5}""");
        host.Memories.SearchByVectorAsync(default, default!, default, default!, default, default, default)
            .ReturnsForAnyArgs([new MemoryCandidate { Id = Tea().Id, Similarity = 0.5 }]);
        host.Memories.ReadVersionedAsync(default, default!, default!, default).ReturnsForAnyArgs([new VersionedMemory(Tea(), "1")]);
        host.Answerer.AnswerAsync(default!, default).ReturnsForAnyArgs(new MemoryAnswer
        {
            Text = "She drinks tea.",
            BasedOn = [Tea().Id],
            Structured = """{"drink":"tea"}""",
            Usage = new TokenUsage(100, 20, 60, 5),
        });
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_answer_has_every_field_of_the_contract_and_brings_along_only_what_is_asked_for()
    {
        var answer = await SendAsync("""{"query":"What does Ann drink?"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["text", "based_on", "structured_output", "usage", "trace"], answer.Body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("She drinks tea.", answer.Body.GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("based_on").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("trace").ValueKind);
        Assert.Equal(
            """{"input_tokens":100,"output_tokens":20,"total_tokens":120,"cached_tokens":60,"thoughts_tokens":5}""",
            answer.Body.GetProperty("usage").GetRawText());
        Assert.Null(answer.Header("X-Ignored-Params"));
    }

    [Fact]
    public async Task What_it_goes_by_comes_where_it_is_asked_for()
    {
        var answer = await SendAsync("""{"query":"tea","include":{"facts":{}}}""");
        var declined = await SendAsync("""{"query":"tea","include":{"facts":null}}""");

        Assert.Equal(
            """{"memories":[{"id":"handle-memory","text":"Ann drinks tea.","type":"world","context":"breakfast","occurred_start":"2024-01-15T12:00:00+00:00","occurred_end":null}],"mental_models":[],"directives":[]}""",
            answer.Body.GetProperty("based_on").GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, declined.Body.GetProperty("based_on").ValueKind);
    }

    [Fact]
    public async Task How_it_came_about_comes_where_it_is_asked_for_with_what_was_found_unless_that_is_declined()
    {
        var full = (await SendAsync("""{"query":"tea","include":{"tool_calls":{}}}""")).Body.GetProperty("trace");
        var inputs = (await SendAsync("""{"query":"tea","include":{"tool_calls":{"output":false}}}""")).Body.GetProperty("trace");

        var call = full.GetProperty("tool_calls")[0];
        Assert.Equal(["tool", "input", "output", "duration_ms", "iteration"], call.EnumerateObject().Select(field => field.Name));
        Assert.Equal("recall", call.GetProperty("tool").GetString());
        Assert.Equal("""{"query":"tea"}""", call.GetProperty("input").GetRawText());
        Assert.Equal("handle-memory", call.GetProperty("output").GetProperty("memories")[0].GetProperty("id").GetString());
        Assert.Equal(0, call.GetProperty("iteration").GetInt32());
        Assert.Equal(JsonValueKind.Null, inputs.GetProperty("tool_calls")[0].GetProperty("output").ValueKind);
        Assert.Equal("reflect", Assert.Single(full.GetProperty("llm_calls").EnumerateArray()).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task The_question_reaches_search_and_answerer_as_it_was_asked()
    {
        await SendAsync($$"""
            {"query":"tea","context":"for a card","budget":"mid","max_tokens":70,"fact_types":["world","experience"],"tags":["a"],"tags_match":"all_strict","response_schema":{{Schema}}}
            """);

        await host.Memories.Received().SearchByVectorAsync(
            Arg.Is<Core.Banks.BankId>(bank => bank.Path == "default/u/alice"),
            Arg.Any<Core.Banks.BankView>(),
            Arg.Any<ReadOnlyMemory<float>>(),
            Arg.Is<MemoryFilter>(filter => filter.Types.SequenceEqual(new[] { "world", "experience" }) && filter.Tags!.Match == TagsMatch.AllStrict),
            Arg.Any<CandidateDepth>(),
            100,
            Arg.Any<CancellationToken>());
        await host.Answerer.Received().AnswerAsync(
            Arg.Is<AnswerRequest>(request => request.Question == "tea" && request.Context == "for a card" && request.MaxTokens == 70 && request.MaySearch
                && request.ResponseSchema == Schema && request.Mission == "Know Ann." && request.Disposition.Empathy == 5),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Without_a_word_on_it_the_budget_is_low_and_the_contracts_tokens_hold()
    {
        await SendAsync("""{"query":"tea","response_schema":null,"include":null,"tag_groups":[]}""");

        await host.Answerer.Received().AnswerAsync(
            Arg.Is<AnswerRequest>(request => request.MaxTokens == 4096 && !request.MaySearch && request.ResponseSchema == null), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_structured_answer_is_json_and_no_string()
    {
        var answer = await SendAsync($$"""{"query":"tea","response_schema":{{Schema}}}""");

        Assert.Equal("tea", answer.Body.GetProperty("structured_output").GetProperty("drink").GetString());
    }

    [Fact]
    public async Task What_nobody_reads_is_named() =>
        Assert.Equal(
            "exclude_everything, include.sources",
            (await SendAsync("""{"query":"tea","exclude_everything":true,"include":{"sources":{}}}""")).Header("X-Ignored-Params"));

    [Fact]
    public async Task A_bank_that_is_not_there_remembers_nothing_and_is_not_made()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", "/v1/default/banks/nobody/reflect", """{"query":"tea","include":{"facts":{}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Nothing is remembered that answers this.", answer.Body.GetProperty("text").GetString());
        Assert.Equal(0, answer.Body.GetProperty("based_on").GetProperty("memories").GetArrayLength());
        Assert.DoesNotContain(host.Banks.Ids, bank => bank.Key == "nobody");
        await host.Answerer.DidNotReceiveWithAnyArgs().AnswerAsync(default!, default);
    }

    [Fact]
    public async Task A_failing_model_is_a_problem_that_tells_nothing_of_what_is_remembered()
    {
        host.Answerer.AnswerAsync(default!, default).ReturnsForAnyArgs(_ => Task.FromException<MemoryAnswer>(new ModelException("busy with tea", isTransient: true)));
        var busy = await SendAsync("""{"query":"tea"}""");
        host.Answerer.AnswerAsync(default!, default).ReturnsForAnyArgs(_ => Task.FromException<MemoryAnswer>(new ModelException("no tea", isTransient: false) { Fault = ModelFault.Refused }));
        var refused = await SendAsync("""{"query":"tea"}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Equal("1", busy.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.BadGateway, refused.Status);
        Assert.Equal("The model or its content filter refused to answer.", refused.Detail.GetString());
        Assert.DoesNotContain("tea", busy.Body.GetRawText() + refused.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arm_that_fails_is_named_in_a_header()
    {
        host.Memories.SearchByVectorAsync(default, default!, default, default!, default, default, default)
            .ReturnsForAnyArgs(_ => Task.FromException<IReadOnlyList<MemoryCandidate>>(new InvalidOperationException()));

        Assert.Equal("semantic: failed", (await SendAsync("""{"query":"tea"}""")).Header("X-Degraded"));
    }

    [Fact]
    public async Task Neither_question_nor_memory_nor_answer_is_logged()
    {
        await SendAsync("""{"query":"Which tea does Ann drink?","context":"a tea party"}""");

        Assert.Contains(host.Lines.All, line => line.Event == 8101);
        Assert.DoesNotContain(host.Lines.All, line => line.Text.Contains("tea", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "body.query")]
    [InlineData("""{"query":" "}""", "body.query")]
    [InlineData("""{"query":"a\ud83d"}""", "body.query")]
    [InlineData("""{"query":"a","budget":"huge"}""", "body.budget")]
    [InlineData("""{"query":"a","context":7}""", "body.context")]
    [InlineData("""{"query":"a","context":"\u0000"}""", "body.context")]
    [InlineData("""{"query":"a","max_tokens":0}""", "body.max_tokens")]
    [InlineData("""{"query":"a","fact_types":["opinion"]}""", "body.fact_types.0")]
    [InlineData("""{"query":"a","tags":[" "]}""", "body.tags.0")]
    [InlineData("""{"query":"a","tag_groups":[{"tag":["a"]}]}""", "body.tag_groups.0")]
    [InlineData("""{"query":"a","include":{"facts":true}}""", "body.include.facts")]
    [InlineData("""{"query":"a","include":{"tool_calls":{"output":"no"}}}""", "body.include.tool_calls.output")]
    [InlineData("""{"query":"a","response_schema":"{}"}""", "body.response_schema")]
    [InlineData("""{"query":"a","response_schema":[]}""", "body.response_schema")]
    [InlineData("""{"query":"a","response_schema":{"type":"array"}}""", "body.response_schema.type")]
    [InlineData("""{"query":"a","response_schema":{"type":"object","properties":{"x":{"type":"text"}}}}""", "body.response_schema.properties.x.type")]
    public async Task A_bad_question_is_refused_by_field_and_nobody_is_asked(string body, string loc)
    {
        var answer = await SendAsync(body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
        await host.Answerer.DidNotReceiveWithAnyArgs().AnswerAsync(default!, default);
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_a_400()
    {
        var answer = await SendAsync(JsonSerializer.Serialize(new { query = new string('x', 3_000) }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("500 tokens", answer.Detail.GetString()!, StringComparison.Ordinal);
    }

    private static MemoryUnit Tea() => new()
    {
        Id = "handle-memory",
        Text = "Ann drinks tea.",
        Type = "world",
        Context = "breakfast",
        DocumentId = "d",
        ChunkId = "handle-d-0",
        SourceTurns = [0],
        OccurredStart = Noon,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private Task<Answer> SendAsync(string body) => Answer.SendAsync(host.Client, "POST", Reflect, body);
}
