namespace MemoryFunctions.Core.Models;

/// <summary>An observation as a model states it.</summary>
public sealed record StatedObservation
{
    /// <summary>The observation that it takes the place of; null for a new one.</summary>
    public string? Replaces { get; init; }

    /// <summary>A self-contained statement in the language of its facts.</summary>
    public required string Text { get; init; }

    /// <summary>Whom or what it is about.</summary>
    public required string Entity { get; init; }

    /// <summary>Ids of the facts that bear it out; at least two.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}
