namespace MemoryFunctions.Core.Recall;

/// <summary>An order after a reranker was asked.</summary>
/// <param name="Order">The order to go on with: the one before where the reranker did not answer.</param>
/// <param name="Failure">Why it did not answer, such as <c>reranker: timeout</c>.</param>
internal sealed record Reranked(IReadOnlyList<RankedMemory> Order, string? Failure);
