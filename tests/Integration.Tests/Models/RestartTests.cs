using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What a kill leaves that comes while a language model is asked.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_kill_while_a_model_thinks_leaves_every_fact_once_and_what_was_answered_before_is_not_asked_again()
    {
        using var folder = new DataFolder();
        await using var server = await ScriptedModelServer.StartAsync();
        var mind = Diary.Mind(server, "kim", "lou");
        var never = new TaskCompletionSource();
        server
            .Next(request => request.Purpose == ScriptedMind.Extract && request.Input.Contains("of kim", StringComparison.Ordinal) ? new ScriptedReply { Until = never.Task } : null)
            .Next(request => request.Purpose == ScriptedMind.Consolidate && request.Input.Contains("lou", StringComparison.Ordinal) ? new ScriptedReply { Until = never.Task } : null);
        var operations = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var first = await LocalProcess.StartAsync(folder, ModelSettings.For(server)))
        {
            foreach (var name in new[] { "kim", "lou" })
            {
                operations[name] = await Diary.StartAsync(new UserBank(first.Client, name));
            }

            await Eventually.HoldsAsync(
                () => Task.FromResult(server.Chats.Any(request => Diary.Reads(request, "kim")) && server.Chats.Any(request => request.Purpose == ScriptedMind.Consolidate)), "both are asked");
            await first.KillAsync();
        }

        await using var second = await LocalProcess.StartAsync(folder, ModelSettings.For(server));
        foreach (var (name, operation) in operations)
        {
            await Diary.AssertWholeAsync(new UserBank(second.Client, name), operation);
            Assert.All(Diary.Turns(name), turn => Assert.Equal(1, mind.TimesRead(turn)));
        }
    }

    [Fact]
    public async Task A_restart_with_nothing_to_do_asks_no_model_anything()
    {
        using var folder = new DataFolder();
        await using var server = await ScriptedModelServer.StartAsync();
        Diary.Mind(server, "done");
        var never = new TaskCompletionSource();
        string waiting;
        await using (var first = await LocalProcess.StartAsync(folder, ModelSettings.For(server)))
        {
            var done = new UserBank(first.Client, "done");
            await Diary.AssertWholeAsync(done, await Diary.StartAsync(done));
            server.Next(request => request.Purpose == ScriptedMind.Extract ? new ScriptedReply { Until = never.Task } : null);
            var unfinished = new UserBank(first.Client, "unfinished");
            await unfinished.SaveAsync("session", "user: I am in the middle of it.");
            waiting = await unfinished.StartConsolidationAsync();
            await Eventually.HoldsAsync(() => Task.FromResult(server.Chats.Any(request => request.Input.Contains("in the middle of it", StringComparison.Ordinal))), "the model is asked");
            await first.KillAsync();
        }

        var asked = server.Requests.Count;
        await using (var second = await LocalProcess.StartAsync(folder, ModelSettings.For(server)))
        {
            // The work of one bank shows that the start has looked at all of them.
            var unfinished = new UserBank(second.Client, "unfinished");
            Assert.Equal("completed", (string)(await unfinished.WaitAsync(waiting))["status"]!);
            Assert.All(server.Requests.Skip(asked), request => Assert.Contains("in the middle of it", request.Input, StringComparison.Ordinal));
            await second.KillAsync();
        }

        asked = server.Requests.Count;
        await using var third = await LocalProcess.StartAsync(folder, ModelSettings.For(server));
        foreach (var name in new[] { "done", "unfinished" })
        {
            var user = new UserBank(third.Client, name);
            await user.ConsolidateAsync();
            Assert.Equal(name == "done" ? Diary.Facts(name) : [], await user.FactTextsAsync());
        }

        Assert.Equal(asked, server.Requests.Count);
    }
}
