using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace MemoryFunctions.Bench.Locomo;

/// <summary><c>bench locomo --live</c>: how many questions a model answers rightly from what is recalled, and from the controls.</summary>
internal static class LiveCommand
{
    private const int NotRun = 2;

    /// <summary>Without a language model it says so and does nothing.</summary>
    public static async Task<int> RunAsync(
        LocomoDataset dataset, LiveSettings settings, Target target, IConfiguration configuration, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!ChatSettings.AreGiven(configuration))
        {
            console.WriteLine($"Not run: no language model is set. {ChatSettings.HowTo}");
            return NotRun;
        }

        await using var answerer = ChatModels.Open(configuration);
        await using var judge = ChatModels.Open(configuration, settings.JudgeModel);
        await using var instance = await target.OpenAsync(cancellationToken);
        await using var file = await LiveFile.OpenAsync(settings.Answers, cancellationToken);
        var plan = LivePlan.Create(dataset, settings.Arms, settings.Limit, answerer.Model, judge.Model);
        console.WriteLine($"LoCoMo, answered and judged by {plan.Under}, {instance.Description}");
        var memories = new LiveMemories(instance, settings.Patience);
        var lines = await ProgressReport.RunAsync(
            console,
            "answers",
            plan.Questions.Count * plan.Arms.Count,
            advance => new LiveRun(plan, answerer.Model, judge.Model, memories, file, settings.Parallel, advance).RunAsync(cancellationToken));
        LiveReport.Write(console, plan, lines);
        return lines.Count == plan.Questions.Count * plan.Arms.Count ? 0 : 1;
    }
}
