namespace MemoryFunctions.Core.Documents;

/// <summary>A page of a document's chunks in their order.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DocumentChunkPage(IReadOnlyList<DocumentChunk> Items, int Total);
