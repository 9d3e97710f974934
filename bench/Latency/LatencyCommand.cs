using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Latency;

/// <summary><c>bench latency</c>: how long recall takes, by the size of the bank and the number of callers.</summary>
internal static class LatencyCommand
{
    private const int TargetSize = 1_000;
    private const double TargetMilliseconds = 10;

    public static Command Create()
    {
        var banks = CountOption.Several("--banks", "Sizes of banks, in memories", 100, 1_000, 10_000);
        var callers = CountOption.Several("--callers", "How many callers ask at once", 1, 16);
        var queries = CountOption.One("--queries", "Questions for each size and number of callers", 1_000);
        var command = new Command("latency", "Times of recall on banks of several sizes, and the memory that the instance takes.") { banks, callers, queries };
        var target = new TargetOptions().AddTo(command);
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var run = new LatencyRun(target.Read(arguments), arguments.GetRequiredValue(callers).Values, arguments.GetValue(queries));
            var rows = new List<LatencyRow>();
            foreach (var size in arguments.GetRequiredValue(banks).Values)
            {
                rows.AddRange(await run.RunAsync(console, size, cancellationToken));
            }

            Report(console, rows);
            return rows.Sum(row => row.Load.Errors) == 0 ? 0 : 1;
        });
        return command;
    }

    private static void Report(IAnsiConsole console, IReadOnlyList<LatencyRow> rows)
    {
        var table = ReportTable.Create(
            "Recall (ms)", "memories", "callers", "questions", "errors", "p50", "p95", "p99", "server p50", "p95", "p99", "per second", "CPU ms each", "memory MB");
        foreach (var (memories, callers, load, processor, memory) in rows)
        {
            var (client, server) = (load.Client, load.Server);
            table.Add(
                Figures.Count(memories),
                Figures.Count(callers),
                Figures.Count(load.Samples.Count),
                Figures.Count(load.Errors),
                Figures.Milliseconds(client?.P50),
                Figures.Milliseconds(client?.P95),
                Figures.Milliseconds(client?.P99),
                Figures.Milliseconds(server?.P50),
                Figures.Milliseconds(server?.P95),
                Figures.Milliseconds(server?.P99),
                Figures.PerSecond(load.SuccessesPerSecond),
                Figures.Each(processor, load.Samples.Count),
                Figures.Megabytes(memory));
        }

        console.Write(table);
        if (rows.FirstOrDefault(row => row is { Memories: TargetSize, Callers: 1 })?.Load.Server is { } measured)
        {
            var verdict = measured.P95 < TargetMilliseconds ? "met" : "missed";
            console.WriteLine($"Target: p95 under {TargetMilliseconds} ms in the server on a bank of {TargetSize} memories: {verdict}");
        }
    }
}
