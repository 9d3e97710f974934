using MemoryFunctions.Bench.Chaos;

namespace MemoryFunctions.Bench.Tests.Chaos;

public sealed class ChaosRunTests
{
    [Fact]
    public async Task Ten_kills_lose_double_resurrect_and_leave_nothing()
    {
        await using var run = new ChaosRun(new ChaosPlan { Runs = 10, Banks = 12, Callers = 4, CheckEvery = 5, Seed = 11 });
        var outcome = await run.RunAsync(_ => { }, CancellationToken.None);
        Assert.True(outcome.Violations.Count == 0, $"{string.Join('\n', outcome.Violations)}\n{outcome.Verdict}; the data is in {run.Folder.FullName}");
        Assert.Equal((10, 2), (outcome.Kills, outcome.Checks));
        Assert.True(outcome.Answers.GetValueOrDefault(200) > 50, "hardly anything was answered");
        run.Folder.Delete(recursive: true);
    }
}
