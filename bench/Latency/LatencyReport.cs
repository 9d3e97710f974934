using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Latency;

/// <summary>Prints what was measured, and whether it is what was asked.</summary>
internal static class LatencyReport
{
    public static void Print(IAnsiConsole console, IReadOnlyList<LatencyResult> results)
    {
        PrintTimes(console, results);
        PrintStages(console, results);
        foreach (var line in results.SelectMany(result => result.Rows).SelectMany(row => LatencyTarget.All.Select(target => target.Judge(row))).OfType<string>())
        {
            console.WriteLine(line);
        }

        foreach (var result in results)
        {
            if (result.Cold is { } cold)
            {
                var verdict = cold.Recall < LatencyTarget.Cold ? "met" : "missed";
                console.WriteLine(
                    $"Target: first recall after a restart under {Figures.Seconds(LatencyTarget.Cold)} s, {result.Memories} memories: "
                    + $"{Figures.Milliseconds(cold.Recall.TotalMilliseconds)} ms, {verdict} (ready {Figures.Milliseconds(cold.Ready.TotalMilliseconds)} ms after the start)");
            }
        }
    }

    private static void PrintTimes(IAnsiConsole console, IReadOnlyList<LatencyResult> results)
    {
        var table = ReportTable.Create(
            "Recall (ms)", "memories", "questions", "callers", "asked", "errors", "p50", "p95", "p99", "server p50", "p95", "p99", "per second", "CPU ms each", "KB each", "memory MB");
        foreach (var row in results.SelectMany(result => result.Rows))
        {
            var (client, server) = (row.Load.Client, row.Load.Server);
            table.Add(
                Figures.Count(row.Memories),
                Name(row.Kind),
                Figures.Count(row.Callers),
                Figures.Count(row.Load.Samples.Count),
                Figures.Count(row.Load.Errors),
                Figures.Milliseconds(client?.P50),
                Figures.Milliseconds(client?.P95),
                Figures.Milliseconds(client?.P99),
                Figures.Milliseconds(server?.P50),
                Figures.Milliseconds(server?.P95),
                Figures.Milliseconds(server?.P99),
                Figures.PerSecond(row.Load.SuccessesPerSecond),
                Figures.Each(row.Processor, row.Load.Samples.Count),
                Figures.Kilobytes(row.Allocated / row.Load.Samples.Count),
                Figures.Megabytes(row.PeakMemory));
        }

        console.Write(table);
        console.WriteLine("distinct: every question a new one. repeated: one question again and again, which caches may answer. "
            + "floor: no recall, but the store's calls of one with ten rows each, in this process.");
    }

    private static void PrintStages(IAnsiConsole console, IReadOnlyList<LatencyResult> results)
    {
        string[] stages = [.. results.SelectMany(result => result.Stages.Keys).Distinct(StringComparer.Ordinal)];
        var table = ReportTable.Create("Stages of a recall (share of its time in the service, and ms; asked apart, with a trace)", "memories", stages);
        foreach (var result in results)
        {
            var sum = result.Stages.Values.Sum();
            table.Add([Figures.Count(result.Memories), .. stages.Select(stage => result.Stages.TryGetValue(stage, out var time) && sum > 0 ? $"{Figures.Percent(time / sum)}% {Figures.Milliseconds(time)}" : "-")]);
        }

        console.Write(table);
    }

    private static string Name(LatencyKind kind) => kind switch
    {
        LatencyKind.Distinct => "distinct",
        LatencyKind.Repeated => "repeated",
        _ => "floor",
    };
}
