using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using Spectre.Console;

namespace MemoryFunctions.Bench.Throughput;

/// <summary><c>bench throughput</c>: how many documents a second go all the way, and what a backlog of them occupies.</summary>
internal static class ThroughputCommand
{
    /// <summary>
    /// The worker lets callers go first, for so long a bell: with callers that never pause it comes to work when all is
    /// saved. The longest that the setting takes.
    /// </summary>
    private static readonly string[] Late = ["--Ingest:Courtesy", "00:00:10", "--Queue:Parallelism", "1"];

    public static Command Create()
    {
        var documents = CountOption.One("--documents", "How many are saved", 10_000);
        var banks = CountOption.One("--banks", "Into how many banks, in turn", 1_000);
        var callers = CountOption.One("--callers", "How many callers save at once", 8);
        var store = new Option<DirectoryInfo?>("--store")
        {
            Description = "Where the instances' data folders are made, and removed at the end (default: the system's temporary folder)",
            HelpName = "dir",
        };
        var command = new Command(
            "throughput",
            "Documents a second from saved to recallable: once with the worker beside, once with all saved before it begins.") { documents, banks, callers, store };
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var count = arguments.GetValue(documents);
            var beside = await MeasureAsync("the worker beside", []);
            var late = await MeasureAsync("the worker after all are saved", Late);
            return ThroughputReport.Write(console, beside, late) ? 0 : 1;

            async Task<ThroughputOutcome> MeasureAsync(string name, IReadOnlyList<string> settings)
            {
                await using var instance = await Instance.StartAsync(arguments.GetValue(store), settings, cancellationToken);
                console.WriteLine($"{count} documents over {arguments.GetValue(banks)} banks, {name}, {instance.Description}");
                var run = new ThroughputRun(instance, arguments.GetValue(banks), arguments.GetValue(callers));
                return await ProgressReport.RunAsync(console, "documents saved", count, advance => run.RunAsync(count, advance, cancellationToken));
            }
        });
        return command;
    }
}
