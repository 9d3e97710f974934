using System.Text.Json.Nodes;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>Models that cannot be reached, or do not let the product in: what was said is kept, found, and read later.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly DataFolder folder = new();
    private readonly ScriptedMind mind = new();
    private ScriptedModelServer? chat;
    private ScriptedModelServer? embedding;
    private LocalProcess? process;
    private volatile bool isDown;

    public async Task InitializeAsync()
    {
        chat = await ScriptedModelServer.StartAsync();
        chat.ExpectedKey = "the-right-key";
        mind.Serve(chat);
        embedding = await ScriptedModelServer.StartAsync();
        embedding.ExpectedKey = "another-key";
        embedding.Always(_ => isDown ? ScriptedReply.Error(503, "unavailable", "The model is being moved.") : null);
    }

    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        await chat!.DisposeAsync();
        await embedding!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_wrong_key_leaves_the_operation_under_way_and_what_was_said_recallable()
    {
        var user = await StartAsync("the-wrong-key");
        await user.SaveAsync("session", "user: I repair accordions.");

        var id = await user.StartConsolidationAsync();

        JsonNode? operation = null;
        await Eventually.HoldsAsync(async () => (operation = await user.OperationAsync(id))["next_retry_at"] is not null, "it is to be tried again");
        Assert.Equal("processing", (string)operation!["status"]!);
        Assert.Equal("extract", (string)operation["progress"]!["stage"]!);
        Assert.Equal(["user: I repair accordions."], await user.RecallAsync("accordions"));
        Assert.Empty(await user.FactsAsync());
        Assert.Equal(0, mind.Answers(ScriptedMind.Extract));
    }

    [Fact]
    public async Task Without_vectors_recall_goes_by_words_and_says_so_and_what_is_saved_meanwhile_is_indexed_later()
    {
        var user = await StartAsync("the-right-key");
        mind.Knows("I repair accordions.", GoldenFact.Of("Emil repairs accordions.", "Emil", "repairs", "accordions"));
        await user.SaveAsync("before", "user: I repair accordions.");
        await user.ConsolidateAsync();
        isDown = true;

        var answer = await user.AskForRecallAsync("Who repairs accordions?");
        Assert.Equal("Emil repairs accordions.", (string)answer["results"]!.AsArray()[0]!["text"]!);
        Assert.Equal(["semantic: failed"], answer["trace"]!["degraded"]!.AsArray().Select(arm => (string)arm!));

        var saved = await user.SaveAsync("meanwhile", "user: I also tune harps.", isAsync: true);
        var id = (string)saved["operation_id"]!;
        await Eventually.HoldsAsync(async () => (await user.OperationAsync(id))["next_retry_at"] is not null, "indexing is tried in vain");
        Assert.Equal("user: I also tune harps.", await user.Client.DocumentAsync(user.Name, "meanwhile"));

        isDown = false;
        Assert.Equal("completed", (string)(await user.WaitAsync(id))["status"]!);
        answer = await user.AskForRecallAsync("harps");
        Assert.Equal("user: I also tune harps.", (string)answer["results"]!.AsArray()[0]!["text"]!);
        Assert.Empty(answer["trace"]!["degraded"]!.AsArray());
    }

    [Fact]
    public async Task While_a_model_thinks_about_some_users_what_another_says_becomes_recallable()
    {
        var never = new TaskCompletionSource();
        chat!.Next(request => request.Purpose == ScriptedMind.Extract ? new ScriptedReply { Until = never.Task } : null, times: 2);
        var other = await StartAsync("the-right-key");
        foreach (var name in new[] { "slow-one", "slow-two" })
        {
            var slow = new UserBank(other.Client, name);
            await slow.SaveAsync("session", $"user: I am {name}.");
            await slow.StartConsolidationAsync();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(chat.Chats.Count == 2), "the model thinks about both");

        var saved = await other.SaveAsync("session", "user: I repair accordions.", isAsync: true);

        Assert.Equal("completed", (string)(await other.WaitAsync((string)saved["operation_id"]!))["status"]!);
        Assert.Equal(["user: I repair accordions."], await other.RecallAsync("accordions"));
    }

    private async Task<UserBank> StartAsync(string key)
    {
        process = await LocalProcess.StartAsync(
            folder,
            [.. ModelSettings.Chat(chat!, key), .. ModelSettings.Embedding(embedding!, "another-key"), .. ModelSettings.Patience, "--Models:Embedding:MaxRetries", "0"]);
        return new UserBank(process.Client, "emil");
    }
}
