using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The tables of a run.</summary>
internal static class LocomoReport
{
    private static readonly string[] Columns = ["n", "R@5", "R@10", "R@20", "R@30", "Hit@10", "nDCG@10", "MRR", "All@30"];

    public static void WriteScores(IAnsiConsole console, IReadOnlyList<ScoredQuestion> scored)
    {
        List<ScoredQuestion> counted = [.. scored.Where(question => !question.Question.IsAdversarial)];
        var table = ReportTable.Create("Answering turns found (percent)", "questions", Columns);
        Add(table, "all but adversarial", counted);
        foreach (var category in counted.GroupBy(question => question.Question.Category, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Add(table, $"  {category.Key}", [.. category]);
        }

        foreach (var conversation in counted.GroupBy(question => question.Question.Conv, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Add(table, $"  {conversation.Key}", [.. conversation]);
        }

        Add(table, "adversarial, apart", [.. scored.Where(question => question.Question.IsAdversarial)]);
        console.Write(table);
    }

    public static void WriteTimes(IAnsiConsole console, LocomoDataset dataset, LocomoOutcome outcome, long? peakMemory)
    {
        var turns = dataset.Conversations.Sum(conversation => conversation.TurnCount);
        console.WriteLine($"Ingest  {Figures.Seconds(outcome.Ingest)} s for {turns} turns ({Figures.PerSecond(turns / outcome.Ingest.TotalSeconds)} turns/s)");
        var client = Percentiles.Of(outcome.Recalls.Select(sample => sample.Client));
        var server = Percentiles.Of(outcome.Recalls.Select(sample => sample.Server).OfType<double>());
        console.WriteLine(
            $"Recall  {Figures.Seconds(outcome.Recall)} s for {outcome.Recalls.Count} questions, one after the other: "
            + $"p50 {Figures.Milliseconds(client?.P50)} ms, p95 {Figures.Milliseconds(client?.P95)} ms "
            + $"(server: p50 {Figures.Milliseconds(server?.P50)} ms, p95 {Figures.Milliseconds(server?.P95)} ms)");
        console.WriteLine($"Memory  {Figures.Megabytes(peakMemory)} MB at most");
        if (outcome.Short > 0)
        {
            console.WriteLine($"Warning: {outcome.Short} questions brought fewer than {LocomoRun.Depth} turns.");
        }

        if (outcome.Unknown > 0)
        {
            console.WriteLine($"Warning: {outcome.Unknown} sources are no turn of their conversation.");
        }
    }

    public static void WriteComparison(IAnsiConsole console, IReadOnlyList<ScoredQuestion> scored, IReadOnlyList<ScoredQuestion> baseline)
    {
        var pairs = scored.Zip(baseline).Where(pair => !pair.First.Question.IsAdversarial).ToList();
        var table = ReportTable.Create("Against the baseline (points)", "measure", "difference", "95% from", "to");
        Compare("R@10", score => score.Recall10);
        Compare("nDCG@10", score => score.Ndcg10);
        Compare("R@30", score => score.Recall30);
        console.Write(table);

        void Compare(string name, Func<Score, double> measure)
        {
            var difference = PairedBootstrap.Of([.. pairs.Select(pair => measure(pair.First.Score) - measure(pair.Second.Score))]);
            table.Add(name, Points(difference.Mean), Points(difference.Low), Points(difference.High));
        }
    }

    /// <summary>What is lost where an element is left out: negative where it does harm.</summary>
    public static void WriteAblation(IAnsiConsole console, IReadOnlyList<ScoredQuestion> whole, IReadOnlyList<(string Element, IReadOnlyList<ScoredQuestion> Without)> runs)
    {
        var table = ReportTable.Create("Lost without it (points; 95 of 100 resamplings of the questions)", "element", "R@10", "from", "to", "nDCG@10", "R@30", "adversarial R@10");
        foreach (var (element, without) in runs)
        {
            var pairs = whole.Zip(without).ToLookup(pair => pair.First.Question.IsAdversarial);
            var found = Lost(pairs[false], score => score.Recall10);
            table.Add(
                element,
                Points(found.Mean),
                Points(found.Low),
                Points(found.High),
                Points(Lost(pairs[false], score => score.Ndcg10).Mean),
                Points(Lost(pairs[false], score => score.Recall30).Mean),
                pairs[true].Any() ? Points(Lost(pairs[true], score => score.Recall10).Mean) : "-");
        }

        console.Write(table);
    }

    private static PairedBootstrap Lost(IEnumerable<(ScoredQuestion Whole, ScoredQuestion Without)> pairs, Func<Score, double> measure) =>
        PairedBootstrap.Of([.. pairs.Select(pair => measure(pair.Whole.Score) - measure(pair.Without.Score))]);

    private static string Points(double share) => (100 * share).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static void Add(Table table, string name, IReadOnlyCollection<ScoredQuestion> questions)
    {
        if (questions.Count == 0)
        {
            return;
        }

        var mean = Score.Mean([.. questions.Select(question => question.Score)]);
        double[] shares = [mean.Recall5, mean.Recall10, mean.Recall20, mean.Recall30, mean.Hit10, mean.Ndcg10, mean.Mrr, mean.All30];
        table.Add([name, Figures.Count(questions.Count), .. shares.Select(Figures.Percent)]);
    }
}
