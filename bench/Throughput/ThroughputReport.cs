using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Throughput;

/// <summary>Prints how fast documents went through, and whether it is fast, flat and small enough.</summary>
internal static class ThroughputReport
{
    private const double MinPerSecond = 300;

    /// <summary>The slowest thousand is to be at least so much of the fastest.</summary>
    private const double MinFlatness = 0.5;

    /// <summary>A backlog of all documents is to occupy at most so many times what saving and indexing side by side do.</summary>
    private const double MaxGrowth = 1.3;

    /// <param name="console">Where to.</param>
    /// <param name="beside">With the worker beside.</param>
    /// <param name="late">With all saved before the worker began.</param>
    /// <returns>Whether every target is met.</returns>
    public static bool Write(IAnsiConsole console, ThroughputOutcome beside, ThroughputOutcome late)
    {
        var table = ReportTable.Create("Throughput", "", "documents/s", "saving (s)", "slowest thousand/s", "CPU (s)", "memory, all saved (MB)", "memory at most (MB)");
        Add("worker beside", beside);
        Add("worker late", late);
        console.Write(table);
        console.WriteLine($"Each thousand, worker beside: {Each(beside)}");
        console.WriteLine($"Each thousand, worker late:   {Each(late)}");

        var isMet = true;
        Check($"{Figures.PerSecond(MinPerSecond)} documents/s or more: {Figures.PerSecond(beside.PerSecond)}", beside.PerSecond >= MinPerSecond);
        Check($"no thousand under {Figures.Percent(MinFlatness)}% of the fastest: {Figures.Percent(beside.Flatness)}%", beside.Flatness >= MinFlatness);
        Check($"the same with the worker late: {Figures.Percent(late.Flatness)}%", late.Flatness >= MinFlatness);
        var growth = (double)late.Peak / beside.Peak;
        Check(string.Create(CultureInfo.InvariantCulture, $"a backlog takes at most {MaxGrowth:0.0} times the memory: {growth:0.00}"), growth <= MaxGrowth);
        return isMet;

        void Add(string name, ThroughputOutcome outcome) => table.Add(
            name,
            Figures.PerSecond(outcome.PerSecond),
            Figures.Seconds(outcome.Saving),
            Figures.PerSecond(outcome.Thousands.DefaultIfEmpty().Min()),
            outcome.Processor is { } processor ? Figures.Seconds(processor) : "-",
            Figures.Megabytes(outcome.Saved),
            Figures.Megabytes(outcome.Peak));

        void Check(string what, bool holds)
        {
            console.WriteLine($"Target: {what}, {(holds ? "met" : "missed")}");
            isMet &= holds;
        }
    }

    private static string Each(ThroughputOutcome outcome) => string.Join(' ', outcome.Thousands.Select(Figures.PerSecond));
}
