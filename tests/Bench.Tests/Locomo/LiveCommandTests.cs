using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.ScriptedModels;
using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Bench.Tests.Locomo;

public sealed class LiveCommandTests
{
    private static readonly LiveSettings Settings = new() { Arms = LiveArm.All([200], 1_000), Parallel = 2, Patience = TimeSpan.FromMinutes(2), JudgeModel = "judge-model" };

    private readonly BenchConsole console = new();

    [Fact]
    public async Task Without_a_model_it_says_that_it_did_not_run()
    {
        Assert.Equal(2, await RunAsync([]));

        Assert.Contains("Not run: no language model is set", console.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_run_asks_the_product_and_the_model_over_http()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Chat("verdict", _ => """{"reason":"","correct":true}""").Chat("text", request => request.Input);

        Assert.Equal(0, await RunAsync([new("Models:Chat:Model", "chat-model"), new("Models:Chat:Endpoint", server.Endpoint.ToString())]));

        Assert.Equal((16, 16), (server.Chats.Count(chat => chat.Model is "chat-model"), server.Chats.Count(chat => chat.Model is "judge-model")));
        Assert.Contains(server.Chats, chat => chat.Input.Contains("I paint in a.", StringComparison.Ordinal) && chat.Model is "chat-model");
        Assert.Contains("chat-model locomo-answer-1, judge-model locomo-judge-1", console.Text, StringComparison.Ordinal);
        Assert.Matches(@"memories-200 +4 +100\.0", console.Text);
    }

    [Fact]
    public async Task Settings_that_are_not_right_are_said_in_one_line()
    {
        var e = await Assert.ThrowsAsync<BenchException>(() => RunAsync([new("Models:Chat:ApiKey", "k")]));

        Assert.Contains("Models:Chat:Model", e.Message, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(IEnumerable<KeyValuePair<string, string?>> settings) => LiveCommand.RunAsync(
        LiveData.Dataset,
        Settings,
        new Target(Url: null, Store: null),
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        console.Console,
        CancellationToken.None);
}
