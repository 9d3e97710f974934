using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;

namespace MemoryFunctions.Bench.Latency;

/// <summary><c>bench latency</c>: how long recall takes, by the size of the bank and the number of callers.</summary>
internal static class LatencyCommand
{
    public static Command Create()
    {
        var banks = CountOption.Several("--banks", "Sizes of banks, in memories", 100, 1_000, 10_000, 50_000);
        var callers = CountOption.Several("--callers", "How many callers ask at once", 1, 16);
        var queries = CountOption.One("--queries", "Questions for each size and number of callers", 1_000);
        var command = new Command("latency", "Times of recall on banks of several sizes, what they cost, and where they go.") { banks, callers, queries };
        var target = new TargetOptions().AddTo(command);
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var run = new LatencyRun(target.Read(arguments), arguments.GetRequiredValue(callers).Values, arguments.GetValue(queries));
            var results = new List<LatencyResult>();
            foreach (var size in arguments.GetRequiredValue(banks).Values)
            {
                results.Add(await run.RunAsync(console, size, cancellationToken));
            }

            LatencyReport.Print(console, results);
            return results.SelectMany(result => result.Rows).Sum(row => row.Load.Errors) == 0 ? 0 : 1;
        });
        return command;
    }
}
