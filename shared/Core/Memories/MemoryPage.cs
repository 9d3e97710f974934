namespace MemoryFunctions.Core.Memories;

/// <summary>A page of a listing.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record MemoryPage(IReadOnlyList<MemoryUnit> Items, int Total);
