namespace MemoryFunctions.Bench.Extract;

/// <summary>A statement that must not be remembered.</summary>
internal sealed record ForbiddenFact : ISoughtFact
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Any { get; init; }

    public required string Example { get; init; }
}
