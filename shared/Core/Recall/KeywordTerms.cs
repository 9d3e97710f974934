using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Which terms of a question are fetched: the rarest, as many as their frequencies fit the candidate budget, so that what is
/// fetched is fetched completely. The rarest one is always fetched, though it may stand in more than the budget.
/// </summary>
/// <param name="Terms">The terms; the keys of names among them.</param>
/// <param name="IsCut">Whether there may be more than are fetched: the newest then.</param>
internal sealed record KeywordTerms(IReadOnlyList<string> Terms, bool IsCut)
{
    /// <summary>A term also brings the turns around it, up to five for each that has it; an estimate, since they overlap.</summary>
    private const int Spread = 3;
    private const int MostSpread = 5;

    /// <summary>The service takes no more arguments than this in one call that we would want to pay for.</summary>
    private const int MaxTerms = 64;

    /// <summary>How many memories may come so that nothing is cut which the estimate let through.</summary>
    public static int Top(int budget) => budget * MostSpread / Spread;

    public static KeywordTerms Choose(RecallQuestion question, BankStatistics statistics, int budget) =>
        Choose(question.Terms, question.Entities, statistics, budget);

    public static KeywordTerms Choose(IReadOnlyList<QueryTerm> query, IReadOnlyList<string> entities, BankStatistics statistics, int budget)
    {
        var chosen = new List<string>();
        var (spent, isCut) = (0L, false);
        var byRarity = query
            .SelectMany(term => term.Alternatives)
            .Distinct(StringComparer.Ordinal)
            .Select(form => (Form: form, Count: statistics.Frequencies.Frequency(form)))
            .Where(form => form.Count > 0)
            .OrderBy(form => form.Count)
            .ThenBy(form => form.Form, StringComparer.Ordinal);
        foreach (var (form, count) in byRarity)
        {
            spent += (long)count * Spread;
            if (chosen.Count > 0 && (spent > budget || chosen.Count == MaxTerms))
            {
                break;
            }

            isCut = (long)count * MostSpread > Top(budget);
            chosen.Add(form);
        }

        // A name stands about as often as the rarest of its words.
        foreach (var key in entities)
        {
            var count = key[1..].Split(' ').Min(statistics.Frequencies.Frequency);
            spent += count;
            if (spent <= budget && chosen.Count < MaxTerms)
            {
                chosen.Add(key);
            }
        }

        return new KeywordTerms(chosen, isCut);
    }
}
