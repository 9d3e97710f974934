namespace MemoryFunctions.Core.Models;

/// <summary>An answer from memories.</summary>
public sealed record MemoryAnswer
{
    /// <summary>In words.</summary>
    public required string Text { get; init; }

    /// <summary>JSON in the caller's schema; null where none was asked for, or none could be made.</summary>
    public string? Structured { get; init; }

    /// <summary>Ids of the memories that it goes by.</summary>
    public IReadOnlyList<string> BasedOn { get; init; } = [];

    /// <summary>Ids of the mental models that it goes by.</summary>
    public IReadOnlyList<string> MentalModels { get; init; } = [];

    /// <summary>What to search for before it can be answered; empty where this is the answer.</summary>
    public IReadOnlyList<string> Searches { get; init; } = [];

    public TokenUsage Usage { get; init; }
}
