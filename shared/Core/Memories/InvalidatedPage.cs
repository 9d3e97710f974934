namespace MemoryFunctions.Core.Memories;

/// <summary>A page of memories that people took out of sight.</summary>
/// <param name="Items">The page, newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record InvalidatedPage(IReadOnlyList<InvalidatedMemory> Items, int Total);
