using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace MemoryFunctions.Bench.Extract;

/// <summary><c>bench extract</c>: what a language model states of conversations, against what a good reader would remember of them.</summary>
internal static class ExtractCommand
{
    private const int NotRun = 2;

    public static Command Create(IConfiguration configuration)
    {
        var live = new Option<bool>("--live") { Description = "Asks the language model that Models__Chat__... in the environment names. It costs money" };
        var cases = new Option<string?>("--cases") { Description = "A folder of cases, or a pattern of ids such as 'de-*' (default: all that come along)", HelpName = "dir|pattern" };
        var json = new Option<FileInfo?>("--json") { Description = "Writes facts and figures of every case here", HelpName = "file" };
        var parallel = CountOption.One("--parallel", "How many cases at once", 4);
        var patience = CountOption.One("--patience", "How many seconds a session may take to be read", 300);
        var prices = new PriceOptions();
        var command = new Command("extract", "Facts that a language model states of 40 short conversations: precision, recall, dates, changes of mind, tokens.")
        {
            live, cases, json, parallel, patience,
        };
        prices.AddTo(command);
        var target = new TargetOptions().AddTo(command);
        command.Run((arguments, console, cancellationToken) =>
        {
            var settings = new ExtractSettings
            {
                IsLive = arguments.GetValue(live),
                Cases = CaseSet.Load(arguments.GetValue(cases)),
                Parallel = arguments.GetValue(parallel),
                Patience = TimeSpan.FromSeconds(arguments.GetValue(patience)),
                Prices = prices.Read(arguments),
                Results = arguments.GetValue(json)?.FullName,
            };
            return RunAsync(settings, target.Read(arguments), configuration, console, cancellationToken);
        });
        return command;
    }

    /// <summary>Without a language model, or without the order to ask it, it says so; the cases are shown in any case.</summary>
    internal static async Task<int> RunAsync(
        ExtractSettings settings, Target target, IConfiguration configuration, IAnsiConsole console, CancellationToken cancellationToken)
    {
        ExtractReport.WriteSet(console, settings.Cases);
        if (!settings.IsLive)
        {
            console.WriteLine($"Not run: --live was not said. The cases are sound. {ChatSettings.HowTo}");
            return 0;
        }

        // An instance that runs already has its own settings.
        if (target.Url is null && !ChatSettings.AreGiven(configuration))
        {
            console.WriteLine($"Not run: no language model is set. {ChatSettings.HowTo}");
            return NotRun;
        }

        await using var instance = await target.OpenAsync(cancellationToken);
        var model = target.Url is null ? ChatSettings.Describe(configuration) : "that of the instance";
        console.WriteLine($"Extraction through HTTP, model {model}, {instance.Description}");
        var scores = await ProgressReport.RunAsync(
            console, "cases", settings.Cases.Count, advance => RunAsync(new CaseRun(instance, settings.Patience), settings, advance, cancellationToken));
        ExtractReport.WriteScores(console, scores, settings.Prices);
        ExtractReport.WriteParticulars(console, scores);
        if (settings.Results is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(ExtractResults.Of(model, scores), ExtractJson.Default.ExtractResults), cancellationToken);
        }

        return Verdict(console, scores);
    }

    private static async Task<IReadOnlyList<CaseScore>> RunAsync(
        CaseRun run, ExtractSettings settings, Advance advance, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentDictionary<string, CaseOutcome>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(settings.Cases, options, async (one, stop) =>
        {
            outcomes[one.Id] = await run.RunAsync(one, stop);
            advance();
        });
        return [.. settings.Cases.Select(one => CaseScore.Of(outcomes[one.Id]))];
    }

    private static int Verdict(IAnsiConsole console, IReadOnlyList<CaseScore> scores)
    {
        if (scores.All(score => score.Outcome.Facts.Count == 0))
        {
            console.WriteLine("Warning: no case has a single fact. Either the service has no language model, or every call to it failed.");
            return 1;
        }

        return scores.Any(score => score.Outcome.Failure is not null) ? 1 : 0;
    }
}
