using System.Globalization;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class DisciplineTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("Retry-After", "7")]
    [InlineData("retry-after-ms", "7000")]
    [InlineData("Retry-After", "date")]
    public async Task A_server_is_left_alone_for_as_long_as_it_asks(string header, string value)
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        var asked = TimeSpan.FromSeconds(7);
        models.Server.Next(ScriptedFaults.TooMany(
            header, string.Equals(value, "date", StringComparison.Ordinal) ? (time.GetUtcNow() + asked).ToString("r", CultureInfo.InvariantCulture) : value));

        var asking = models.AskAsync();
        await time.WaitForWaitAsync(asked);
        time.Advance(asked - TimeSpan.FromMilliseconds(1));
        Assert.Single(models.Server.Requests);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ChatFinish.Complete, (await asking).Finish);
        Assert.Equal(2, models.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_asks_for_longer_than_is_worth_waiting_is_left_to_whoever_asked()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "3")], new ManualTime());
        models.Server.Next(ScriptedFaults.TooMany("Retry-After", "21"));

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(21), failure.RetryAfter);
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task A_call_is_given_up_after_the_tries_that_are_set()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "2")], time);
        models.Server.Next(ScriptedFaults.Status(503), times: 3);

        var asking = models.FailAsync();
        for (var i = 0; i < 2; i++)
        {
            await models.Server.WaitForRequestsAsync(i + 1);
            time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDiscipline.LongestWait));
        }

        Assert.True((await asking).IsTransient);
        Assert.Equal(3, models.Server.Requests.Count);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_made_again()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.Held(new TaskCompletionSource().Task));

        var asking = models.AskAsync();
        await models.Server.WaitForRequestsAsync(1);
        time.Advance(await time.WaitForWaitAsync(TimeLimit));
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDiscipline.LongestWait));

        Assert.Equal(ChatFinish.Complete, (await asking).Finish);
        Assert.Equal(2, models.Server.Requests.Count);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_may_do_so_later()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:Timeout", "00:00:45")], time);
        models.Server.Next(ScriptedFaults.Held(new TaskCompletionSource().Task));

        var asking = models.FailAsync();
        await models.Server.WaitForRequestsAsync(1);
        time.Advance(await time.WaitForWaitAsync(TimeSpan.FromSeconds(45)));
        var failure = await asking;

        Assert.True(failure.IsTransient);
        Assert.Equal("Models:Chat: the endpoint did not answer in time", failure.Message);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_let_go_while_the_model_thinks()
    {
        using var caller = new CancellationTokenSource();
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(ScriptedFaults.Held(new TaskCompletionSource().Task));

        var asking = models.AskAsync(cancellationToken: caller.Token);
        await models.Server.WaitForRequestsAsync(1);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_let_go_between_two_tries()
    {
        using var caller = new CancellationTokenSource();
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.TooMany("Retry-After", "7"));

        var asking = models.AskAsync(cancellationToken: caller.Token);
        await time.WaitForWaitAsync(TimeSpan.FromSeconds(7));
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_let_go_while_it_waits_for_its_turn()
    {
        using var caller = new CancellationTokenSource();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxConcurrency", "1")]);
        var release = new TaskCompletionSource();
        models.Server.Next(ScriptedFaults.Held(release.Task));
        var first = models.AskAsync();
        await models.Server.WaitForRequestsAsync(1);

        var second = models.AskAsync(cancellationToken: caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        release.SetResult();

        await first;
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_are_set()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxConcurrency", "2")]);
        var release = new TaskCompletionSource();
        models.Server.Next(ScriptedFaults.Held(release.Task), times: 2);

        var asking = Enumerable.Range(0, 8).Select(_ => models.AskAsync()).ToList();
        await models.Server.WaitForRequestsAsync(2);
        release.SetResult();
        await Task.WhenAll(asking);

        Assert.Equal(8, models.Server.Requests.Count);
        Assert.Equal(2, models.Server.MostUnderWay);
    }

    [Fact]
    public async Task A_question_waits_for_no_import()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:MaxConcurrency", "1"), ("Models:Embedding:TokensPerMinute", "100")]);
        var free = new TaskCompletionSource();
        models.Server.Next(request => request.Inputs.Count > 1 ? new ScriptedReply { Until = free.Task } : null);
        var import = models.Embedder.EmbedAsync(["one text of many", "and another"], CancellationToken.None);
        await models.Server.WaitForRequestsAsync(1);

        Assert.Single(await models.Embedder.EmbedAsync([string.Join(' ', Enumerable.Repeat("question", 150))], CancellationToken.None));

        free.SetResult();
        Assert.Equal(2, (await import).Count);
    }

    [Fact]
    public async Task Who_waits_between_two_tries_holds_nobody_up()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:MaxConcurrency", "1"), ("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.TooMany("Retry-After", "7"));
        var first = models.AskAsync();
        await time.WaitForWaitAsync(TimeSpan.FromSeconds(7));

        var second = await models.AskAsync();
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(ChatFinish.Complete, second.Finish);
        Assert.Equal(ChatFinish.Complete, (await first).Finish);
    }

    [Fact]
    public async Task A_call_that_took_more_than_was_thought_holds_the_next_one_back()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:TokensPerMinute", "1000")], time);
        models.Server.Next(_ => new ScriptedReply
        {
            Body = """{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1900,"completion_tokens":100}}""",
        });
        await models.AskAsync();

        var asking = models.AskAsync();
        var wait = await time.WaitForWaitAsync(wait => wait != TimeLimit);
        Assert.Single(models.Server.Requests);
        time.Advance(wait);
        await asking;

        // 1,000 owed and about 506 to be taken, at 1,000 a minute.
        Assert.InRange(wait, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(92));
    }

    [Fact]
    public async Task A_call_that_took_less_than_was_thought_leaves_the_rest_to_others()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:TokensPerMinute", "1000")], new ManualTime());

        for (var i = 0; i < 20; i++)
        {
            await models.AskAsync();
        }

        Assert.Equal(20, models.Server.Requests.Count);
    }

    [Fact]
    public async Task Every_try_is_charged_to_the_budget()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:TokensPerMinute", "1000"), ("Models:Chat:MaxRetries", "1")], time);
        models.Server.Next(ScriptedFaults.Status(503));

        var asking = models.AskAsync(ModelsUnderTest.Question with { MaxOutputTokens = 900 });
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDiscipline.LongestWait));
        var wait = await time.WaitForWaitAsync(wait => wait != TimeLimit && wait > ModelDiscipline.LongestWait);
        Assert.Single(models.Server.Requests);
        time.Advance(wait);

        await asking;
        Assert.Equal(2, models.Server.Requests.Count);
    }

    [Fact]
    public async Task An_endpoint_that_is_out_of_order_is_left_alone_until_it_may_have_been_mended()
    {
        var time = new ManualTime();
        await using var models = await ModelsUnderTest.StartAsync(time: time);
        models.Server.Next(ScriptedFaults.Status(500), times: ModelDiscipline.FewestCalls);
        for (var i = 0; i < ModelDiscipline.FewestCalls; i++)
        {
            await models.FailAsync();
        }

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.InRange(failure.RetryAfter!.Value, TimeSpan.FromMilliseconds(1), ModelDiscipline.Break);
        Assert.Equal(ModelDiscipline.FewestCalls, models.Server.Requests.Count);
        Assert.Single(models.Log.Of(9004));

        time.Advance(ModelDiscipline.Break);
        Assert.Equal(ChatFinish.Complete, (await models.AskAsync()).Finish);
        Assert.Single(models.Log.Of(9005));
    }

    [Fact]
    public async Task Who_waited_while_the_endpoint_was_found_out_of_order_does_not_ask_it()
    {
        var time = new ManualTime();
        var release = new TaskCompletionSource();
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:TokensPerMinute", "1000"), ("Models:Chat:MaxConcurrency", "20")], time);
        models.Server.Next(_ => ScriptedReply.Error(500, null) with { Until = release.Task }, times: ModelDiscipline.FewestCalls);
        var failing = Enumerable.Range(0, ModelDiscipline.FewestCalls).Select(_ => models.FailAsync(ModelsUnderTest.Question with { MaxOutputTokens = 20 })).ToList();
        await models.Server.WaitForRequestsAsync(ModelDiscipline.FewestCalls);
        var waiting = models.FailAsync(ModelsUnderTest.Question with { MaxOutputTokens = 900 });
        var wait = await time.WaitForWaitAsync(wait => wait != TimeLimit);

        release.SetResult();
        await Task.WhenAll(failing);
        time.Advance(wait);

        Assert.NotNull((await waiting).RetryAfter);
        Assert.Equal(ModelDiscipline.FewestCalls, models.Server.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(401)]
    public async Task An_endpoint_that_answers_is_not_out_of_order(int status)
    {
        await using var models = await ModelsUnderTest.StartAsync(time: new ManualTime());
        models.Server.Next(ScriptedFaults.Status(status), times: 3 * ModelDiscipline.FewestCalls);
        for (var i = 0; i < 3 * ModelDiscipline.FewestCalls; i++)
        {
            await models.FailAsync();
        }

        Assert.Equal(ChatFinish.Complete, (await models.AskAsync()).Finish);
    }

    [Fact]
    public async Task Callers_who_give_up_do_not_make_an_endpoint_out_of_order()
    {
        await using var models = await ModelsUnderTest.StartAsync(time: new ManualTime());
        models.Server.Next(ScriptedFaults.Held(new TaskCompletionSource().Task), times: 2 * ModelDiscipline.FewestCalls);
        for (var i = 0; i < 2 * ModelDiscipline.FewestCalls; i++)
        {
            using var caller = new CancellationTokenSource();
            var asking = models.AskAsync(cancellationToken: caller.Token);
            await models.Server.WaitForRequestsAsync(i + 1);
            await caller.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        Assert.Equal(ChatFinish.Complete, (await models.AskAsync()).Finish);
    }
}
