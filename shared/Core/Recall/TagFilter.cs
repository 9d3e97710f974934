namespace MemoryFunctions.Core.Recall;

/// <summary>A condition on a memory's tags. Other than <see cref="TagsMatch.Exact"/>, no tags means no condition.</summary>
public sealed record TagFilter(IReadOnlyList<string> Tags, TagsMatch Match);
