namespace MemoryFunctions.Core.Models;

/// <summary>One statement that a model found in a passage.</summary>
public sealed record ExtractedFact
{
    /// <summary>A self-contained sentence in the conversation's own language.</summary>
    public required string Text { get; init; }

    /// <summary><c>world</c> or <c>experience</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What sort of statement it is, such as <c>preference</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The turns of the passage that say it, by number; at least one.</summary>
    public required IReadOnlyList<int> Turns { get; init; }

    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>When what it tells of began; null where no time is known.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    public DateTimeOffset? OccurredEnd { get; init; }
}
