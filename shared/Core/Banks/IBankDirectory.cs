namespace MemoryFunctions.Core.Banks;

/// <summary>The directory at rest: from a handle to its bank, and all banks of a tenant. It looks into no bank.</summary>
public interface IBankDirectory
{
    /// <summary>The bank of a handle; null where the tenant has none of that handle.</summary>
    Task<BankId?> FindAsync(string tenant, string handle, CancellationToken cancellationToken);

    /// <summary>The banks whose handles begin so, at most <paramref name="top"/>.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="start">At least one character of a handle.</param>
    /// <param name="top">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<BankId>> FindByStartAsync(string tenant, string start, int top, CancellationToken cancellationToken);

    /// <summary>A tenant's banks, the newest first. One that is being made or that was deleted a moment ago may be among them.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kinds">The kinds to list; empty means all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<BankEntries> ListAsync(string tenant, IReadOnlyList<BankKind> kinds, int limit, int offset, CancellationToken cancellationToken);
}
