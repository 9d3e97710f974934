using MemoryFunctions.Core.Memories;

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

    /// <summary>How long it may be expected to hold.</summary>
    public Permanence Permanence { get; init; }

    /// <summary>When it stops being of use, for what passes; null where no such time is known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How sure the model is that it was meant so, from 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Between its entities, or an entity and a value.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>Who and what it is about, the one it is mostly about first.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>When what it tells of began; null where no time is known.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    public DateTimeOffset? OccurredEnd { get; init; }
}
