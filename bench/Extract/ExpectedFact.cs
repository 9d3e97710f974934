namespace MemoryFunctions.Bench.Extract;

/// <summary>A fact that should be remembered.</summary>
internal sealed record ExpectedFact : ISoughtFact
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Any { get; init; }

    public required string Example { get; init; }

    /// <summary>The category that it should have; null where several would do.</summary>
    public string? Category { get; init; }

    /// <summary><c>permanent</c>, <c>long_term</c> or <c>short_term</c>; null where several would do.</summary>
    public string? Permanence { get; init; }

    /// <summary>The days on one of which what it tells of begins; null where it names no time.</summary>
    public DayRange? Occurred { get; init; }

    /// <summary>Whether it is said more than once and must be listed once all the same.</summary>
    public bool Once { get; init; }
}
