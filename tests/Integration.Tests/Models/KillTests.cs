using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What a kill leaves that comes right behind a language model's answer.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(ScriptedMind.Extract, 2)]
    [InlineData(ScriptedMind.Consolidate, 1)]
    public async Task A_kill_a_moment_after_a_model_has_answered_leaves_every_fact_once(string purpose, int mostReads)
    {
        using var folder = new DataFolder();
        await using var server = await ScriptedModelServer.StartAsync();
        var mind = Diary.Mind(server, "kim");
        string operation;
        await using (var first = await LocalProcess.StartAsync(folder, ModelSettings.For(server)))
        {
            operation = await Diary.StartAsync(new UserBank(first.Client, "kim"));
            await Eventually.HoldsAsync(() => Task.FromResult(mind.Answers(purpose) > 0), "the model has answered");
            await first.KillAsync();
        }

        await using var second = await LocalProcess.StartAsync(folder, ModelSettings.For(server));
        await Diary.AssertWholeAsync(new UserBank(second.Client, "kim"), operation);

        // The answer itself may have been lost with the process; one that was kept is not asked for again.
        Assert.All(Diary.Turns("kim"), turn => Assert.InRange(mind.TimesRead(turn), 1, mostReads));
    }
}
