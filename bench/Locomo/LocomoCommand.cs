using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace MemoryFunctions.Bench.Locomo;

/// <summary><c>bench locomo</c>: how well recall finds the turns that answer questions.</summary>
internal static class LocomoCommand
{
    public static Command Create(IConfiguration configuration)
    {
        var data = DataOption.Create("The folder with turns.jsonl and questions.jsonl", LocomoDataset.TurnsFile);
        var outFile = new Option<FileInfo?>("--out") { Description = "Writes the run here: a line {\"id\", \"ranked\"} for each question", HelpName = "file" };
        outFile.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Directory.Exists: false } file)
            {
                result.AddError($"--out: there is no folder '{file.DirectoryName}'.");
            }
        });
        var baseline = new Option<FileInfo?>("--baseline") { Description = "An earlier run to compare with (paired bootstrap)", HelpName = "file" };
        baseline.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } file)
            {
                result.AddError($"--baseline: there is no file '{file}'.");
            }
        });
        var clean = new Option<bool>("--clean") { Description = "Leaves out questions that audit.jsonl calls wrong, and corrects citations" };

        var command = new Command("locomo", "Retrieval on LoCoMo conversations: the share of answering turns that recall finds; with --live, right answers.") { data, outFile, baseline, clean };
        var target = new TargetOptions().AddTo(command);
        var live = new LiveOptions().AddTo(command);
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var dataset = await LocomoDataset.ReadAsync(arguments.GetRequiredValue(data), arguments.GetValue(clean), cancellationToken);
            if (live.Read(arguments) is { } settings)
            {
                return await LiveCommand.RunAsync(dataset, settings, target.Read(arguments), configuration, console, cancellationToken);
            }

            var earlier = arguments.GetValue(baseline) is { } file ? await ReadRunAsync(file, cancellationToken) : null;

            await using var instance = await target.Read(arguments).OpenAsync(cancellationToken);
            console.WriteLine($"LoCoMo through HTTP, {instance.Description}");
            var outcome = await ProgressReport.RunAsync(
                console,
                "sessions and questions",
                LocomoRun.StepsOf(dataset),
                advance => new LocomoRun(instance, advance).RunAsync(dataset, cancellationToken));

            if (arguments.GetValue(outFile) is { } path)
            {
                var lines = dataset.Questions.Where(question => outcome.Run.ContainsKey(question.Id)).Select(question => new RunLine(question.Id, outcome.Run[question.Id]));
                await JsonLines.WriteAsync(path.FullName, lines, LocomoJson.Default.RunLine, cancellationToken);
            }

            var scored = ScoredQuestion.All(dataset.Scored, outcome.Run);
            LocomoReport.WriteScores(console, scored);
            if (earlier is not null)
            {
                LocomoReport.WriteComparison(console, scored, ScoredQuestion.All(dataset.Scored, earlier));
            }

            LocomoReport.WriteTimes(console, dataset, outcome, instance.Memory?.Peak);
            return outcome.Unknown == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadRunAsync(FileInfo file, CancellationToken cancellationToken) =>
        (await JsonLines.ReadAsync(file.FullName, LocomoJson.Default.RunLine, cancellationToken))
        .ToDictionary(line => line.Id, line => line.Ranked, StringComparer.Ordinal);
}
