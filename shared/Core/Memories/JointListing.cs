using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Core.Memories;

/// <summary>Listings over a few banks as if they were one. Each is asked by itself.</summary>
public sealed class JointListing(MemoryService memories)
{
    /// <summary>How far into a listing over several banks one can go: each of them is read from its beginning.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>A page of all banks' memories, newest first.</summary>
    /// <param name="banks">The banks, each with what its memories must be like.</param>
    /// <param name="query">The page; its condition is not looked at.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidInputException">The page is too far down.</exception>
    public async Task<MemoryPage> ListAsync(IReadOnlyList<BankCondition> banks, MemoryListQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(banks);
        ArgumentNullException.ThrowIfNull(query);
        if (banks is [var only])
        {
            return await memories.ListAsync(only.Bank, query with { Condition = only.Condition }, cancellationToken).ConfigureAwait(false);
        }

        var depth = query.Offset + query.Limit;
        if (depth > MaxDepth)
        {
            throw new InvalidInputException("page", $"must be within the first {MaxDepth} where several entities are asked for");
        }

        var pages = await Task.WhenAll(banks.Select(one => memories.ListAsync(
            one.Bank, query with { Condition = one.Condition, Offset = 0, Limit = depth }, cancellationToken))).ConfigureAwait(false);
        var items = pages.SelectMany(page => page.Items)
            .OrderByDescending(memory => memory.CreatedAt)
            .ThenBy(memory => memory.Id, StringComparer.Ordinal)
            .Skip(query.Offset)
            .Take(query.Limit);
        return new MemoryPage([.. items], pages.Sum(page => page.Total));
    }
}
