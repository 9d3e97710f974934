namespace MemoryFunctions.Core.Webhooks;

/// <summary>Something that happened to a memory.</summary>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="MemoryId">The memory.</param>
/// <param name="Text">What it says; of one that is gone, what it said.</param>
/// <param name="Category">Its category.</param>
/// <param name="Version">The commit that did it.</param>
public sealed record MemoryEvent(string Type, string MemoryId, string Text, string? Category, long Version)
{
    /// <summary>Who said it, where it is a turn.</summary>
    public string? Speaker { get; init; }
}
