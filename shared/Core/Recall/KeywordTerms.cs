using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Which terms of a question are fetched: the rarest, as many as their frequencies fit the candidate budget, so that what is
/// fetched is, as a rule, fetched completely. The rarest one is always fetched, though it may stand in more than the budget.
/// </summary>
internal static class KeywordTerms
{
    /// <summary>A term also brings the turns around it, up to five for each that has it; an estimate, since they overlap.</summary>
    private const int Spread = 3;

    /// <summary>The service takes no more arguments than this in one call that we would want to pay for.</summary>
    private const int MaxTerms = 64;

    public static IReadOnlyList<string> Choose(IReadOnlyList<QueryTerm> query, BankStatistics statistics, int budget)
    {
        var chosen = new List<string>();
        var spent = 0L;
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

            chosen.Add(form);
        }

        return chosen;
    }
}
