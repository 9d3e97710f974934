using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>Prints what saving cost, what other ways would have cost, and whether it is little enough.</summary>
internal static class IngestCostReport
{
    private const double MaxTokens = 350;
    private const double MaxCalls = 0.2;
    private const double MaxRepetition = 1.35;

    private static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(2);

    /// <summary>Mem0's open-source client on conv-26, measured with the same counting.</summary>
    private static readonly CostPerExchange Mem0 = new(9_147, 1);

    /// <param name="console">Where to.</param>
    /// <param name="costs">One for each conversation.</param>
    /// <param name="references">The same conversations in other ways.</param>
    /// <param name="isShort">Whether messages are as short as people's: only then the figures for an exchange have a bound.</param>
    /// <returns>Whether every target is met.</returns>
    public static bool Write(IAnsiConsole console, IReadOnlyList<ConversationCost> costs, ReferencePoints references, bool isShort)
    {
        var total = ConversationCost.Total(costs);
        var table = ReportTable.Create("Cost of ingestion", "conversation", "exchanges", "calls/exchange", "tokens/exchange", "sent/said", "recallable (s)", "unread turns");
        foreach (var cost in costs.Count > 1 ? [.. costs, total] : costs)
        {
            table.Add(
                cost.Name,
                Figures.Count(cost.Exchanges),
                Ratio(cost.CallsPerExchange),
                Tokens(cost.TokensPerExchange),
                Ratio(cost.Repetition),
                cost.Slowest is { } lag ? Ratio(lag.TotalSeconds) : "never",
                Figures.Count(cost.Unread));
        }

        console.Write(table);
        WriteReferences(console, references, isShort);
        console.WriteLine($"Against one perfect call for each exchange: {Ratio(total.TokensPerExchange / references.Delta.Tokens)} of its tokens; "
            + $"the whole session each time costs {Ratio(references.Transcript.Tokens / references.Delta.Tokens)} of them");

        var isMet = true;
        if (isShort)
        {
            Check("tokens an exchange", Tokens(total.TokensPerExchange), Tokens(MaxTokens), total.TokensPerExchange <= MaxTokens);
            Check("calls an exchange", Ratio(total.CallsPerExchange), Ratio(MaxCalls), total.CallsPerExchange <= MaxCalls);
        }

        Check("text sent over text said", Ratio(total.Repetition), Ratio(MaxRepetition), total.Repetition <= MaxRepetition);
        Check("seconds until recallable", total.Slowest is { } slowest ? Ratio(slowest.TotalSeconds) : "never", Ratio(MaxLag.TotalSeconds), total.Slowest <= MaxLag);
        Check("turns that the model never read", Figures.Count(total.Unread), "0", total.Unread == 0);
        return isMet;

        void Check(string what, string value, string bound, bool holds)
        {
            console.WriteLine($"Target: {what} at most {bound}: {value}, {(holds ? "met" : "missed")}");
            isMet &= holds;
        }
    }

    private static void WriteReferences(IAnsiConsole console, ReferencePoints references, bool isShort)
    {
        var table = ReportTable.Create("The same conversations in other ways", "", "calls/exchange", "tokens/exchange");
        if (isShort)
        {
            Add("Mem0's open-source client (measured on conv-26)", Mem0);
        }

        Add("the whole session each time", references.Transcript);
        Add("one call an exchange, nothing sent twice", references.Delta);
        Add("one call for five exchanges, nothing sent twice", references.EveryFifth);
        console.Write(table);

        void Add(string name, CostPerExchange cost) => table.Add(name, Ratio(cost.Calls), Tokens(cost.Tokens));
    }

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Tokens(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
