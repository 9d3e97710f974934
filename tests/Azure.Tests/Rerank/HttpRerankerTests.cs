using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MemoryFunctions.Azure.Rerank;

namespace MemoryFunctions.Azure.Tests.Rerank;

public sealed class HttpRerankerTests : IAsyncLifetime
{
    private RerankServer server = null!;

    public async Task InitializeAsync() => server = await RerankServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task It_is_asked_as_Cohere_is()
    {
        await using var services = server.Services(("ApiKey", " the-key "));

        await RerankServer.AskAsync(services, "one", "日本 \"two\"");

        var call = Assert.Single(server.Calls);
        Assert.Equal(("/v2/rerank", "Bearer the-key"), (call.Path, call.Authorization));
        Assert.Equal("""{"model":"rerank-test","query":"which?","documents":["one","日本 \"two\""],"top_n":2}""", call.Body.GetRawText());
    }

    [Fact]
    public async Task Without_a_key_none_is_sent_and_a_full_address_is_taken_as_it_is()
    {
        await using var services = server.Services(("Endpoint", new Uri(server.Address, "v1/rerank").ToString()));

        await RerankServer.AskAsync(services, "one");

        Assert.Equal(("/v1/rerank", ""), (server.Calls.Single().Path, server.Calls.Single().Authorization));
    }

    [Theory]
    [InlineData("results", "relevance_score")]
    [InlineData("results", "score")]
    [InlineData("data", "relevance_score")]
    public async Task Scores_come_in_the_order_of_the_texts_whatever_the_order_of_the_answer(string list, string name)
    {
        server.Answer = call => (200, RerankServer.Scores(call, Number, list, name));
        await using var services = server.Services();

        Assert.Equal([0.2, 0.9, 0], await RerankServer.AskAsync(services, "0.2", "0.9", "0"));
    }

    [Fact]
    public async Task A_server_that_calls_texts_texts_is_asked_so_from_its_first_refusal_on()
    {
        server.Answer = call => call.Body.TryGetProperty("texts", out _)
            ? (200, RerankServer.List(call, Number, "score"))
            : (422, "Failed to deserialize the JSON body into the target type: missing field `texts` at line 1 column 80");
        await using var services = server.Services();

        Assert.Equal([0.3, 0.4], await RerankServer.AskAsync(services, "0.3", "0.4"));
        Assert.Equal([0.5], await RerankServer.AskAsync(services, "0.5"));

        Assert.Equal(3, server.Calls.Count);
        Assert.Equal("""{"model":"rerank-test","query":"which?","texts":["0.5"],"truncate":true}""", server.Calls.Last().Body.GetRawText());
    }

    [Fact]
    public async Task A_refusal_that_only_quotes_the_word_is_asked_once_more_and_teaches_nothing()
    {
        server.Answer = call => call.Texts.Contains("my texts", StringComparer.Ordinal) ? (422, "my texts") : (200, RerankServer.Scores(call, Number));
        await using var services = server.Services();

        await Assert.ThrowsAsync<ModelException>(() => RerankServer.AskAsync(services, "my texts"));
        await RerankServer.AskAsync(services, "1");

        Assert.Equal(["documents", "texts", "documents"], server.Calls.Select(call => call.Body.TryGetProperty("texts", out _) ? "texts" : "documents"));
    }

    [Fact]
    public async Task Bare_outputs_of_a_model_become_probabilities_from_then_on()
    {
        server.Answer = call => (200, RerankServer.Scores(call, Number));
        await using var services = server.Services();

        Assert.Equal([0.999, 0.5, 0.018], (await RerankServer.AskAsync(services, "7", "0", "-4")).Select(score => Math.Round(score!.Value, 3)));
        Assert.Equal([0.622], (await RerankServer.AskAsync(services, "0.5")).Select(score => Math.Round(score!.Value, 3)));
    }

    [Fact]
    public async Task What_the_server_leaves_out_has_no_score()
    {
        server.Answer = _ => (200, """{"results":[{"index":1,"relevance_score":0.7}]}""");
        await using var services = server.Services();

        Assert.Equal([null, 0.7, null], await RerankServer.AskAsync(services, "a", "b", "c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"results":[3]}""")]
    [InlineData("""{"results":[{"relevance_score":0.5}]}""")]
    [InlineData("""{"results":[{"index":0}]}""")]
    [InlineData("""{"results":[{"index":"0","relevance_score":0.5}]}""")]
    [InlineData("""{"results":[{"index":2,"relevance_score":0.5}]}""")]
    [InlineData("""{"results":[{"index":-1,"relevance_score":0.5}]}""")]
    [InlineData("""{"results":[{"index":0.5,"relevance_score":0.5}]}""")]
    [InlineData("""{"results":[{"index":0,"relevance_score":"NaN"}]}""")]
    [InlineData("""{"results":[{"index":0,"relevance_score":NaN}]}""")]
    [InlineData("""{"results":[{"index":0,"relevance_score":null}]}""")]
    [InlineData("""{"results":[{"index":0,"relevance_score":1e999}]}""")]
    [InlineData("""{"results":[{"index":0,"relevance_score":0.5},{"index":0,"relevance_score":0.4}]}""")]
    public async Task An_answer_that_is_none_is_a_failure_that_names_the_setting(string body)
    {
        server.Answer = _ => (200, body);
        await using var services = server.Services();

        var failure = await Assert.ThrowsAsync<ModelException>(() => RerankServer.AskAsync(services, "a", "b"));

        Assert.Contains("Models:Reranker", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Models:Reranker:ApiKey is not let in")]
    [InlineData(404, "Models:Reranker:Endpoint")]
    [InlineData(302, "Models:Reranker:Endpoint")]
    [InlineData(500, "Models:Reranker: the endpoint did not do it (status 500)")]
    public async Task A_refusal_is_told_in_our_words_and_no_redirect_is_followed(int status, string message)
    {
        server.Answer = _ => (status, new Uri(server.Address, "elsewhere").ToString());
        await using var services = server.Services(("ApiKey", "secret-key"));

        var failure = await Assert.ThrowsAsync<ModelException>(() => RerankServer.AskAsync(services, "a"));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_not_waited_for_and_one_that_always_does_is_left_alone()
    {
        server.Until = new TaskCompletionSource().Task;
        await using var services = server.Services(("Timeout", "00:00:00.050"));

        for (var call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => RerankServer.AskAsync(services, "a"));
        }

        var failure = await Assert.ThrowsAsync<ModelException>(() => RerankServer.AskAsync(services, "a"));
        Assert.Contains("left alone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_no_failure_of_the_server()
    {
        server.Until = new TaskCompletionSource().Task;
        await using var services = server.Services();
        for (var call = 0; call < 6; call++)
        {
            using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.GetRequiredService<IReranker>().RerankAsync("q", ["a"], leaving.Token));
        }

        server.Until = Task.CompletedTask;
        Assert.Equal([0.5], await RerankServer.AskAsync(services, "a"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_that_may_pass()
    {
        await using var services = server.Services(("Endpoint", "http://127.0.0.1:1"));

        Assert.True((await Assert.ThrowsAsync<ModelException>(() => RerankServer.AskAsync(services, "a"))).IsTransient);
    }

    [Fact]
    public void Without_settings_there_is_none() => Assert.Null(Services(("Timeout", "00:00:02")).GetService<IReranker>());

    [Theory]
    [InlineData("Models:Reranker:Model is missing.", "Endpoint", "http://localhost:1")]
    [InlineData("Models:Reranker:Endpoint must be an address", "Model", "m")]
    [InlineData("Models:Reranker:Endpoint must be an address", "Model", "m", "Endpoint", "https://host/v1?key=secret-key")]
    [InlineData("Models:Reranker:Endpoint must be https", "Model", "m", "Endpoint", "http://rerank.example.com")]
    [InlineData("Models:Reranker:Timeout must be between", "Model", "m", "Endpoint", "https://h", "Timeout", "00:01:00")]
    [InlineData("Models:Reranker:Candidates must be between 1 and 50.", "Model", "m", "Endpoint", "https://h", "Candidates", "51")]
    public void What_is_wrong_ends_the_start_with_a_message_that_names_the_setting(string message, params string[] settings)
    {
        using var services = Services([.. settings.Chunk(2).Select(pair => (pair[0], pair[1])), ("ApiKey", "secret-key")]);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", failure.Message, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ServiceProvider Services(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddReranker(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>("Models:Reranker:" + setting.Name, setting.Value)))
            .Build())
        .BuildServiceProvider();
}
