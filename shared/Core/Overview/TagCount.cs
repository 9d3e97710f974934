namespace MemoryFunctions.Core.Overview;

/// <summary>A tag and how many memories have it.</summary>
public sealed record TagCount(string Tag, int Count);
