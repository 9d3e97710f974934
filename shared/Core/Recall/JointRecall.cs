using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Core.Recall;

/// <summary>Recalls over a few banks as if they were one. Each is asked by itself, and their answers are merged by score.</summary>
public sealed class JointRecall(RecallService service)
{
    /// <param name="banks">The banks, each with what its memories must be like.</param>
    /// <param name="query">The question; its bank and condition are not looked at.</param>
    /// <param name="most">At most so many results.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RecallAnswer> RecallAsync(
        IReadOnlyList<BankCondition> banks, RecallQuery query, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(banks);
        ArgumentNullException.ThrowIfNull(query);
        var answers = await Task.WhenAll(banks.Select(one => service.RecallAsync(
            query with { Bank = one.Bank, Condition = one.Condition }, cancellationToken))).ConfigureAwait(false);
        return new RecallAnswer
        {
            Results =
            [
                .. answers.SelectMany(answer => answer.Results)
                    .OrderByDescending(result => result.Final)
                    .ThenBy(result => banks.Count == 1 ? "" : result.Memory.Id, StringComparer.Ordinal)
                    .Take(most),
            ],
            Degraded = [.. answers.SelectMany(answer => answer.Degraded).Distinct(StringComparer.Ordinal)],
        };
    }
}
