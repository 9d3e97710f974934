using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>What a model stated about some turns of one chunk.</summary>
public sealed record SegmentAnswer
{
    /// <summary>A digest of what was asked: turns, what stands before them, context, mission, prompt and model.</summary>
    public required string Key { get; init; }

    /// <summary>How many turns it is about.</summary>
    public required int Turns { get; init; }

    public IReadOnlyList<KeptFact> Facts { get; init; } = [];

    /// <summary>Why the model would not read them.</summary>
    public string? Refusal { get; init; }

    /// <summary>Its share of what the call took.</summary>
    public TokenUsage Usage { get; init; }
}
