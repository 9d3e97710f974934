namespace MemoryFunctions.Core.Operations;

/// <summary>A page of operations.</summary>
/// <param name="Items">The page, newest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record OperationPage<T>(IReadOnlyList<T> Items, int Total);
