using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Robust;

/// <summary><c>bench robust</c>: whether each language finds its own memories, and whether hostile strings do harm.</summary>
internal static class RobustCommand
{
    private const int ShownMisses = 3;

    public static Command Create()
    {
        var data = DataOption.Create("The folder with the languages' files and blns.json", RobustFile.HostileFile);
        var command = new Command("robust", "Memories in many languages, found by their rarest words, and strings that break software.") { data };
        var target = new TargetOptions().AddTo(command);
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var folder = arguments.GetRequiredValue(data);
            var files = await RobustFile.ReadAllAsync(folder, cancellationToken);
            var strings = await RobustFile.ReadHostileAsync(folder, cancellationToken);
            await using var instance = await target.Read(arguments).OpenAsync(cancellationToken);
            console.WriteLine($"Robustness through HTTP, {instance.Description}");
            var languages = await ProgressReport.RunAsync(console, "questions", files.Sum(file => file.Memories.Count), async advance =>
            {
                var outcomes = new List<LanguageOutcome>();
                foreach (var file in files)
                {
                    outcomes.Add(await LanguageRun.RunAsync(instance, file, advance, cancellationToken));
                }

                return outcomes;
            });
            var hostile = await ProgressReport.RunAsync(
                console, "hostile strings", strings.Count, advance => new HostileRun(instance, advance).RunAsync(strings, cancellationToken));
            Report(console, languages, hostile);
            return hostile.Faults.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static void Report(IAnsiConsole console, IReadOnlyList<LanguageOutcome> languages, HostileOutcome hostile)
    {
        var table = ReportTable.Create("Memories found by their rarest words", "language", "memories", "R@5 (percent)");
        foreach (var language in languages)
        {
            table.Add(language.Name, Figures.Count(language.Memories), Figures.Percent(language.Recall5));
        }

        console.Write(table);
        foreach (var language in languages.Where(language => language.Missed.Count > 0))
        {
            console.WriteLine($"{language.Name} missed {string.Join(", ", language.Missed.Take(ShownMisses))}{(language.Missed.Count > ShownMisses ? ", ..." : "")}");
        }

        console.WriteLine($"Hostile strings: {string.Join(", ", hostile.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key}: {answer.Value}"))}");
        foreach (var fault in hostile.Faults)
        {
            console.WriteLine($"Fault: {fault}");
        }
    }
}
