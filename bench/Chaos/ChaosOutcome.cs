namespace MemoryFunctions.Bench.Chaos;

/// <summary>What came of it.</summary>
/// <param name="Kills">How often the victim was killed.</param>
/// <param name="Answers">How many calls were answered, by status.</param>
/// <param name="Unanswered">How many calls the kills cut off, or their callers.</param>
/// <param name="Checks">How often all banks were compared.</param>
/// <param name="LongestDrain">The longest time until all work was done.</param>
internal sealed record ChaosOutcome(
    int Kills, IReadOnlyDictionary<int, int> Answers, int Unanswered, int Checks, TimeSpan LongestDrain, IReadOnlyList<Violation> Violations)
{
    public string Verdict =>
        $"lost {Count(ViolationKind.Lost)} duplicated {Count(ViolationKind.Duplicated)} resurrected {Count(ViolationKind.Resurrected)} stuck {Count(ViolationKind.Stuck)}";

    private int Count(ViolationKind kind) => Violations.Count(violation => violation.Kind == kind);
}
