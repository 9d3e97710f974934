using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Retain;

/// <summary><c>bench retain</c>: how fast conversations are taken durably, and how soon they are recallable.</summary>
internal static class RetainCommand
{
    private const double TargetMilliseconds = 15;
    private const double TargetPerSecond = 500;

    public static Command Create()
    {
        var callers = CountOption.One("--callers", "How many callers save at once", 16);
        var seconds = CountOption.One("--seconds", "How long they save", 10);
        var banks = CountOption.One("--banks", "How many banks they save to", 64);
        var rate = new Option<int?>("--rate") { Description = "How many a second they save together; without it, as many as are answered", HelpName = "n" };
        var command = new Command("retain", "Throughput and times of asynchronous retain, and how long until all of it is recallable.") { callers, seconds, banks, rate };
        var target = new TargetOptions().AddTo(command);
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var duration = arguments.GetValue(seconds);
            await using var instance = await target.Read(arguments).OpenAsync(cancellationToken);
            console.WriteLine($"Retain through HTTP, {instance.Description}");
            var run = new RetainRun(instance, arguments.GetValue(callers), TimeSpan.FromSeconds(duration), arguments.GetValue(banks), arguments.GetValue(rate));
            try
            {
                var outcome = await ProgressReport.RunAsync(console, "seconds of saving", duration, advance => run.RunAsync(advance, cancellationToken));
                Report(console, outcome, instance.Memory?.Peak);
                return outcome.Load.Errors == 0 ? 0 : 1;
            }
            finally
            {
                if (!instance.IsOwn)
                {
                    // Also when cancelled: banks of this run's own names would be left to somebody else's instance.
                    await run.DeleteAsync(CancellationToken.None);
                }
            }
        });
        return command;
    }

    private static void Report(IAnsiConsole console, RetainOutcome outcome, long? peakMemory)
    {
        var table = ReportTable.Create("Retain (ms)", "", "count", "p50", "p95", "p99", "max");
        Add("answered (caller)", outcome.Load.Client);
        Add("answered (server)", outcome.Load.Server);
        Add("recallable", Percentiles.Of(outcome.Lags));
        console.Write(table);

        var rate = outcome.Load.SuccessesPerSecond;
        console.WriteLine($"Saved {Figures.PerSecond(rate)} conversations a second, {outcome.Load.Errors} errors");
        foreach (var failed in outcome.Load.Samples.Where(sample => !sample.IsSuccess).CountBy(sample => sample.Status))
        {
            console.WriteLine($"  status {failed.Key}: {failed.Value}");
        }

        console.WriteLine($"All recallable {Figures.Seconds(outcome.Indexed)} s after the last was saved; memory {Figures.Megabytes(peakMemory)} MB at most");
        var saved = outcome.Load.Samples.Count;
        console.WriteLine($"CPU per conversation: {Figures.Each(outcome.Saving, saved)} ms while saving, {Figures.Each(outcome.All, saved)} ms until recallable");
        var verdict = rate >= TargetPerSecond * 0.995 && outcome.Load.Client?.P95 < TargetMilliseconds ? "met" : "missed";
        console.WriteLine($"Target: {TargetPerSecond} a second or more with p95 under {TargetMilliseconds} ms: {verdict}");

        void Add(string name, Percentiles? times) => table.Add(
            name,
            Figures.Count(times?.Count ?? 0),
            Figures.Milliseconds(times?.P50),
            Figures.Milliseconds(times?.P95),
            Figures.Milliseconds(times?.P99),
            Figures.Milliseconds(times?.Max));
    }
}
