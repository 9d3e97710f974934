namespace MemoryFunctions.Core.Documents;

/// <summary>A page of a listing, last updated first.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DocumentPage(IReadOnlyList<DocumentSummary> Items, int Total);
