namespace MemoryFunctions.Core.Banks;

/// <summary>A page of a tenant's directory.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many entries there are on all pages.</param>
public sealed record BankEntries(IReadOnlyList<BankEntry> Items, int Total);
