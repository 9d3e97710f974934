namespace MemoryFunctions.Core.Banks;

/// <summary>A page of banks.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record BankPage(IReadOnlyList<BankListing> Items, int Total);
