namespace MemoryFunctions.Core.Directives;

/// <summary>A page of directives, the most important first.</summary>
/// <param name="Items">The directives.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DirectivePage(IReadOnlyList<Directive> Items, int Total);
