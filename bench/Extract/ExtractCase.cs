namespace MemoryFunctions.Bench.Extract;

/// <summary>A conversation, and what a good reader would remember of it.</summary>
internal sealed record ExtractCase
{
    /// <summary>The language, a dash and a name: <c>en-identity</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Two letters (ISO 639-1).</summary>
    public required string Language { get; init; }

    /// <summary>What it is there to measure, as <see cref="Coverage"/> names it.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    public CaseGuidance? Guidance { get; init; }

    /// <summary>In the order in which they are retained; each is one document.</summary>
    public required IReadOnlyList<CaseSession> Sessions { get; init; }

    public required IReadOnlyList<ExpectedFact> Expected { get; init; }

    // The reader of JSON sets what is absent to null.
    public IReadOnlyList<ForbiddenFact> Forbidden { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Supersession> Supersessions { get; init => field = value ?? []; } = [];

    public int Turns => Sessions.Sum(session => session.Turns.Count);

    /// <summary>Whether an expected fact holds at first and no longer at the end.</summary>
    public bool IsOutdated(ExpectedFact fact) => Supersessions.Any(pair => string.Equals(pair.Old, fact.Id, StringComparison.Ordinal));
}
