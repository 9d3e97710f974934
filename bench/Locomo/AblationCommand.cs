using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Core.Recall;
using Spectre.Console;

namespace MemoryFunctions.Bench.Locomo;

/// <summary><c>bench ablation</c>: what each element of the ranking is worth on LoCoMo, by leaving it out.</summary>
internal static class AblationCommand
{
    public static Command Create()
    {
        var data = DataOption.Create("The folder with turns.jsonl and questions.jsonl", LocomoDataset.TurnsFile);
        var elements = new Option<RankingElements[]>("--without")
        {
            Description = "An element to leave out; may be repeated (default: each of them)",
            HelpName = "element",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. Enum.GetValues<RankingElements>().Where(element => element != RankingElements.None)],
        };
        var store = new Option<DirectoryInfo?>("--store") { Description = "Where the instance's data folder is made, and removed at the end", HelpName = "dir" };
        var command = new Command("ablation", "Retrieval on LoCoMo with each element of the ranking left out, against all of them.") { data, elements, store };
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var dataset = await LocomoDataset.ReadAsync(arguments.GetRequiredValue(data), clean: false, cancellationToken);
            await using var instance = await new Target(Url: null, arguments.GetValue(store)).OpenAsync(cancellationToken);
            await RunAsync(dataset, instance, arguments.GetValue(elements)!, console, cancellationToken);
            return 0;
        });
        return command;
    }

    internal static async Task RunAsync(
        LocomoDataset dataset, Instance instance, IReadOnlyList<RankingElements> elements, IAnsiConsole console, CancellationToken cancellationToken)
    {
        console.WriteLine($"LoCoMo through HTTP, {instance.Description}");
        var steps = dataset.Conversations.Sum(conversation => conversation.Sessions.Count) + (dataset.Questions.Count * (elements.Count + 1));
        var runs = await ProgressReport.RunAsync(console, "sessions and questions", steps, async advance =>
        {
            var whole = new LocomoRun(instance, advance);
            await whole.IngestAsync(dataset, cancellationToken);
            var asked = new List<LocomoOutcome> { await whole.AskAsync(dataset, cancellationToken) };
            foreach (var element in elements)
            {
                // One process for each: a setting is read at start.
                await instance.RestartAsync(cancellationToken, ["--Recall:Without", element.ToString()]);
                asked.Add(await new LocomoRun(instance, advance).AskAsync(dataset, cancellationToken));
            }

            return asked;
        });

        var scored = runs.ConvertAll(run => ScoredQuestion.All(dataset.Scored, run.Run));
        LocomoReport.WriteScores(console, scored[0]);
        LocomoReport.WriteAblation(console, scored[0], [.. elements.Zip(scored.Skip(1), (element, without) => (element.ToString(), without))]);
    }
}
