using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The tables of answered and judged questions.</summary>
internal static class LiveReport
{
    public static void Write(IAnsiConsole console, LivePlan plan, IReadOnlyList<LiveLine> lines)
    {
        List<string> categories = [.. plan.Questions.Select(question => question.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var table = ReportTable.Create(
            "Right answers (percent)", "arm", ["n", "right", "95% from", "to", .. categories, "context", "tokens in", "out", "no verdict"]);
        foreach (var arm in plan.Arms)
        {
            List<LiveLine> all = [.. lines.Where(line => string.Equals(line.Arm, arm.Name, StringComparison.Ordinal))];
            List<LiveLine> judged = [.. all.Where(line => line.Correct is not null)];
            if (judged.Count > 0)
            {
                var right = PairedBootstrap.Of([.. judged.Select(Right)]);
                table.Add(
                [
                    arm.Name, Figures.Count(judged.Count), Figures.Percent(right.Mean), Figures.Percent(right.Low), Figures.Percent(right.High),
                    .. categories.Select(category => Share([.. judged.Where(line => string.Equals(line.Category, category, StringComparison.Ordinal))])),
                    Mean(all, line => line.ContextTokens), Mean(all, line => line.AnswerUsage.Input), Mean(all, line => line.AnswerUsage.Output),
                    Figures.Count(all.Count - judged.Count),
                ]);
            }
        }

        console.Write(table);
        WriteDifferences(console, plan, lines);
        var missing = (plan.Questions.Count * plan.Arms.Count) - lines.Count;
        if (missing > 0)
        {
            console.WriteLine($"Warning: {missing} answers are missing, because the model failed. The same command with the same --answers asks for them again.");
        }
    }

    /// <summary>The differences between two arms on the questions that both have a verdict for.</summary>
    internal static IReadOnlyList<double> Differences(IReadOnlyList<LiveLine> lines, LiveArm left, LiveArm right)
    {
        var others = Judged(right).ToDictionary(line => line.Id, StringComparer.Ordinal);
        return [.. Judged(left).Where(line => others.ContainsKey(line.Id)).Select(line => Right(line) - Right(others[line.Id]))];

        IEnumerable<LiveLine> Judged(LiveArm arm) => lines.Where(line => line.Correct is not null && string.Equals(line.Arm, arm.Name, StringComparison.Ordinal));
    }

    private static void WriteDifferences(IAnsiConsole console, LivePlan plan, IReadOnlyList<LiveLine> lines)
    {
        var table = ReportTable.Create("Against each other, question by question (points)", "arm", "against", "n", "difference", "95% from", "to");
        foreach (var (number, arm) in plan.Arms.Index().Where(pair => pair.Item.Kind is LiveArmKind.Memories))
        {
            foreach (var other in plan.Arms.Skip(number + 1))
            {
                if (Differences(lines, arm, other) is { Count: > 0 } differences)
                {
                    var compared = PairedBootstrap.Of(differences);
                    table.Add(arm.Name, other.Name, Figures.Count(differences.Count), Points(compared.Mean), Points(compared.Low), Points(compared.High));
                }
            }
        }

        console.Write(table);
    }

    private static double Right(LiveLine line) => line.Correct is true ? 1 : 0;

    private static string Share(IReadOnlyCollection<LiveLine> lines) => lines.Count == 0 ? "-" : Figures.Percent(lines.Average(Right));

    private static string Mean(IReadOnlyCollection<LiveLine> lines, Func<LiveLine, double> measure) =>
        lines.Average(measure).ToString("0", CultureInfo.InvariantCulture);

    private static string Points(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
