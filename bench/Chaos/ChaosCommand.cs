using System.CommandLine;
using System.Globalization;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Chaos;

/// <summary><c>bench chaos</c>: whether the process keeps its promises when it is killed at any moment.</summary>
internal static class ChaosCommand
{
    private const int Shown = 40;

    public static Command Create()
    {
        var plan = new ChaosPlan();
        var runs = CountOption.One("--runs", "How often the process is killed", plan.Runs);
        var bankCount = CountOption.One("--banks", "How many banks are worked on", plan.Banks);
        var callers = CountOption.One("--callers", "How many call at a time", plan.Callers);
        var every = CountOption.One("--check-every", "After how many kills all is compared", plan.CheckEvery);
        var settle = CountOption.One("--settle", "How many seconds accepted work may take to come to its end", (int)plan.Settle.TotalSeconds);
        var seed = CountOption.One("--seed", "Which calls are made; when the process dies within them is the machine's doing as well", plan.Seed);
        var overlap = new Option<int>("--overlap")
        {
            Description = "Of a hundred saves, how many repeat turns of another document of the bank",
            DefaultValueFactory = _ => plan.Overlap,
            HelpName = "n",
        };
        var store = new Option<DirectoryInfo?>("--store") { Description = "Where the data folder is made; it stays if a promise was broken", HelpName = "dir" };
        var command = new Command("chaos", "Kills the process at random moments under a mixed load and compares what is left with what was sent.")
        {
            runs, bankCount, callers, every, settle, seed, overlap, store,
        };
        command.Run((arguments, console, cancellationToken) => RunAsync(
            new ChaosPlan
            {
                Runs = arguments.GetValue(runs),
                Banks = arguments.GetValue(bankCount),
                Callers = arguments.GetValue(callers),
                CheckEvery = arguments.GetValue(every),
                Settle = TimeSpan.FromSeconds(arguments.GetValue(settle)),
                Seed = arguments.GetValue(seed),
                Overlap = arguments.GetValue(overlap),
                Folder = arguments.GetValue(store),
            },
            console,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ChaosPlan plan, IAnsiConsole console, CancellationToken cancellationToken)
    {
        await using var run = new ChaosRun(plan);
        console.WriteLine($"Chaos: {plan.Runs} kills, {plan.Banks} banks, {plan.Callers} callers, seed {plan.Seed}, {Environment.ProcessorCount} processors, data in {run.Folder.FullName}");
        ChaosOutcome outcome;
        try
        {
            outcome = await ProgressReport.RunAsync(console, "kills", plan.Runs, advance => run.RunAsync(advance, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            await run.DisposeAsync();
            run.Folder.Delete(recursive: true);
            throw;
        }

        var answers = string.Join(", ", outcome.Answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} with {answer.Key}"));
        console.WriteLine($"Answered: {answers}; cut off by a kill or hung up: {outcome.Unanswered}");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Compared {outcome.Checks} times; all work done at most {outcome.LongestDrain.TotalSeconds:0.0} s after the restart"));
        foreach (var violation in outcome.Violations.Take(Shown))
        {
            console.WriteLine(violation.ToString());
        }

        if (outcome.Violations.Count == 0)
        {
            run.Folder.Delete(recursive: true);
        }
        else
        {
            console.WriteLine($"{outcome.Violations.Count} violations after {outcome.Kills} kills. The data stays in {run.Folder.FullName}");
        }

        console.WriteLine(outcome.Verdict);
        return outcome.Violations.Count == 0 ? 0 : 1;
    }
}
