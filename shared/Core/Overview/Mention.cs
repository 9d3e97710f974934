namespace MemoryFunctions.Core.Overview;

/// <summary>That a memory names entities.</summary>
/// <param name="MemoryId">The memory.</param>
/// <param name="Names">The names as it spells them.</param>
/// <param name="At">When it was said, or first stored where it has no date.</param>
public sealed record Mention(string MemoryId, IReadOnlyList<string> Names, DateTimeOffset At);
