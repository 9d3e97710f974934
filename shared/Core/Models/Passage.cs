namespace MemoryFunctions.Core.Models;

/// <summary>Consecutive turns of one document to state facts from, with what was said before.</summary>
public sealed record Passage
{
    /// <summary>Names the passage inside its request.</summary>
    public required string Key { get; init; }

    /// <summary>What the caller said the conversation is about.</summary>
    public string? Context { get; init; }

    /// <summary>What was said just before, for pronouns and dates only: nothing is stated from it.</summary>
    public IReadOnlyList<PassageTurn> Before { get; init; } = [];

    public required IReadOnlyList<PassageTurn> Turns { get; init; }
}
