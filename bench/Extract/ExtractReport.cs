using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Wire;
using Spectre.Console;

namespace MemoryFunctions.Bench.Extract;

/// <summary>The tables of a run, and of the set of cases.</summary>
internal static class ExtractReport
{
    public static void WriteSet(IAnsiConsole console, IReadOnlyList<ExtractCase> cases)
    {
        var table = ReportTable.Create("Cases", "language", "cases", "turns", "expected", "dated", "superseded", "forbidden");
        foreach (var language in cases.GroupBy(one => one.Language, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Add(language.Key, [.. language]);
        }

        Add("all", cases);
        console.Write(table);

        void Add(string name, IReadOnlyCollection<ExtractCase> some) => table.Add(
            [name, .. new[]
            {
                some.Count, some.Sum(one => one.Turns), some.Sum(one => one.Expected.Count), some.Sum(one => one.Expected.Count(fact => fact.Occurred is not null)),
                some.Sum(one => one.Supersessions.Count), some.Sum(one => one.Forbidden.Count),
            }.Select(Figures.Count)]);
    }

    public static void WriteScores(IAnsiConsole console, IReadOnlyList<CaseScore> scores, Prices? prices)
    {
        var table = ReportTable.Create(
            "Extraction (percent)",
            "language",
            ["cases", "facts", "precision", "strict", "recall", "dates", "superseded", "merged", "category", "permanence", "tokens in/turn", "out/turn", "cost/1,000 turns"]);
        List<CaseScore> read = [.. scores.Where(score => score.Outcome.Failure is null)];
        foreach (var language in read.GroupBy(score => score.Outcome.Case.Language, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Add(language.Key, [.. language]);
        }

        Add("all", read);
        console.Write(table);

        void Add(string name, IReadOnlyList<CaseScore> some)
        {
            var sum = some.Aggregate(ScoreFigures.None, (figures, score) => figures + score.Figures);
            Ratio[] shares = [sum.Precision, sum.StrictPrecision, sum.Recall, sum.Dates, sum.Supersessions, sum.Merges, sum.Categories, sum.Permanences];
            List<CaseScore> told = [.. some.Where(score => score.Outcome.Usage is not null)];
            var usage = told.Aggregate(TokenUsage.None, (total, score) => total + score.Outcome.Usage!);
            var turns = told.Sum(score => score.Outcome.Case.Turns);
            table.Add(
            [
                name, Figures.Count(some.Count), Figures.Count(sum.Precision.Of), .. shares.Select(Percent),
                PerTurn(usage.InputTokens, turns), PerTurn(usage.OutputTokens, turns),
                prices is null || turns == 0 ? "-" : (1_000 * prices.Of(usage) / turns).ToString("0.000", CultureInfo.InvariantCulture),
            ]);
        }
    }

    /// <summary>What went wrong, case by case, for a person to look at.</summary>
    public static void WriteParticulars(IAnsiConsole console, IReadOnlyList<CaseScore> scores)
    {
        foreach (var score in scores)
        {
            var lines = Lines(score).ToList();
            if (lines.Count > 0)
            {
                console.WriteLine($"{score.Outcome.Case.Id}\n  {string.Join("\n  ", lines)}");
            }
        }

        List<string> ignored = [.. scores.SelectMany(score => score.Outcome.IgnoredGuidance).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (ignored.Count > 0)
        {
            console.WriteLine($"Warning: the service does not know {string.Join(", ", ignored)}: cases with guidance measure less than they mean to.");
        }
    }

    private static IEnumerable<string> Lines(CaseScore score)
    {
        if (score.Outcome.Failure is { } failure)
        {
            return [$"not read: {failure}"];
        }

        return Named("missing", score.Missing)
            .Concat(Named("wrong day", score.Misdated))
            .Concat(Named("not superseded", score.Unsuperseded))
            .Concat(score.Forbidden.Select(hit => $"forbidden ({hit.Id}): {hit.Text}"))
            .Concat(score.Unexpected.Select(text => $"unexpected: {text}"));

        static IEnumerable<string> Named(string name, IReadOnlyList<string> ids) => ids.Count == 0 ? [] : [$"{name}: {string.Join(", ", ids)}"];
    }

    private static string Percent(Ratio ratio) => ratio.Share is { } share ? Figures.Percent(share) : "-";

    private static string PerTurn(long tokens, int turns) => turns == 0 ? "-" : ((double)tokens / turns).ToString("0", CultureInfo.InvariantCulture);
}
