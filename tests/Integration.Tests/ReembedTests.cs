using System.Net;
using System.Text.Json.Nodes;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests;

/// <summary>The command over a folder, with the service beside it, up to the start on the new container.</summary>
public sealed class ReembedTests
{
    private const string Next = "memories-2";

    private static readonly string[] Banks = ["alice", "bob", "carol"];

    [Fact]
    public async Task A_move_that_is_killed_is_gone_on_with_while_the_service_serves_and_ends_on_another_model()
    {
        using var folder = new DataFolder();
        await using var model = await ScriptedModelServer.StartAsync();
        string[] next = Settings("Models:NextEmbedding", model);
        await using (var service = await LocalProcess.StartAsync(folder))
        {
            foreach (var bank in Banks)
            {
                await service.Client.RetainAsync(bank, $"user: I keep bees.\nuser: My name is {bank}.", "d");
            }
        }

        // The model answers the second question of the command when the process is dead.
        var never = new TaskCompletionSource();
        model.Next(ScriptedFaults.Held(Task.CompletedTask)).Next(ScriptedFaults.Held(never.Task), times: 10);
        await using (var killed = await LocalProcess.StartCommandAsync("reembed", folder, [.. next, "--seal", "--Reembed:Parallelism", "1"]))
        {
            await model.WaitForRequestsAsync(2);
            Assert.Contains(await killed.Client.RecallAsync("alice", "bees"), text => text.Contains("bees", StringComparison.Ordinal));
            await killed.Client.RetainAsync("dave", "user: I am new.", "d");
            await killed.KillAsync();
        }

        never.SetResult();
        var (code, output) = await LocalProcess.RunAsync("reembed", folder, [.. next, "--seal"]);
        Assert.True(code == 0, output);
        Assert.Contains($"Cosmos:Container = {Next}", output, StringComparison.Ordinal);
        Assert.Contains("Models:Embedding:Model = scripted", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", output, StringComparison.Ordinal);

        await using (var old = await LocalProcess.StartAsync(folder))
        {
            Assert.Equal(2, (await old.Client.MemoriesAsync("alice")).Count);
            var body = new JsonObject { ["items"] = new JsonArray(new JsonObject { ["content"] = "user: Too late." }) };
            var (status, problem) = await old.Client.SendAsync(HttpMethod.Post, $"{MemoryClient.Path("alice")}/memories", body.ToJsonString());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("moved to another container", (string)problem["detail"]!, StringComparison.Ordinal);
        }

        await using var moved = await LocalProcess.StartAsync(folder, ["--Cosmos:Container", Next, .. Settings("Models:Embedding", model)[2..]]);
        foreach (var bank in Banks)
        {
            Assert.Equal(2, (await moved.Client.MemoriesAsync(bank)).Count);
            Assert.Contains(await moved.Client.RecallAsync(bank, "who keeps bees?"), text => text.Contains("bees", StringComparison.Ordinal));
        }

        Assert.Single(await moved.Client.MemoriesAsync("dave"));
        await moved.Client.RetainAsync("alice", "user: I keep goats too.", "e");
        Assert.Equal(3, (await moved.Client.MemoriesAsync("alice")).Count);
    }

    [Fact]
    public async Task What_the_built_in_model_of_before_filled_is_moved_to_that_of_now()
    {
        using var folder = new DataFolder();
        string[] before = ["--Models:Embedding:Model", "lexical-1"];
        await using (var old = await LocalProcess.StartAsync(folder, before))
        {
            await old.Client.RetainAsync("alice", "user: I keep bees.", "d");
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalProcess.StartAsync(folder));
        Assert.Contains("was filled by lexical-1/512, the settings name lexical-2/512", refused.Message, StringComparison.Ordinal);
        Assert.Contains("reembed", refused.Message, StringComparison.Ordinal);

        var (code, output) = await LocalProcess.RunAsync("reembed", folder, [.. before, "--Cosmos:NextContainer", Next, "--seal"]);
        Assert.True(code == 0, output);

        await using var moved = await LocalProcess.StartAsync(folder, "--Cosmos:Container", Next);
        Assert.Contains(await moved.Client.RecallAsync("alice", "who keeps bees?"), text => text.Contains("bees", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Cosmos:NextContainer")]
    [InlineData("Models:NextEmbedding", "--Cosmos:NextContainer", Next)]
    [InlineData("Models:NextEmbedding:ApiKey", "--Cosmos:NextContainer", Next, "--Models:NextEmbedding:Model", "m")]
    public async Task What_cannot_be_moved_is_refused_in_words_that_name_the_setting(string named, params string[] settings)
    {
        using var folder = new DataFolder();
        var (code, output) = await LocalProcess.RunAsync("reembed", folder, settings);
        Assert.Equal(1, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static string[] Settings(string section, ScriptedModelServer model) =>
    [
        "--Cosmos:NextContainer", Next,
        $"--{section}:Endpoint", model.Endpoint.ToString(),
        $"--{section}:ApiKey", "secret-key",
        $"--{section}:Model", "scripted",
        $"--{section}:Dimensions", "64",
    ];
}
