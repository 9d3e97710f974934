using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Extract;

/// <summary>A run as it is written to a file.</summary>
internal sealed record ExtractResults(string Model, IReadOnlyList<CaseResult> Cases)
{
    public static ExtractResults Of(string model, IEnumerable<CaseScore> scores) => new(model, [.. scores.Select(CaseResult.Of)]);
}

/// <summary>A case of it.</summary>
internal sealed record CaseResult
{
    public required string Id { get; init; }

    /// <summary>Why there is no result; null where there is one.</summary>
    public string? Failure { get; init; }

    public required IReadOnlyList<StatedFact> Facts { get; init; }

    public required IReadOnlyList<string> Missing { get; init; }

    public required IReadOnlyDictionary<string, string> Forbidden { get; init; }

    public required IReadOnlyList<string> Unexpected { get; init; }

    public required IReadOnlyList<string> Misdated { get; init; }

    public required IReadOnlyList<string> Unsuperseded { get; init; }

    public required ScoreFigures Figures { get; init; }

    public TokenUsage? Usage { get; init; }

    public static CaseResult Of(CaseScore score) => new()
    {
        Id = score.Outcome.Case.Id,
        Failure = score.Outcome.Failure,
        Facts = score.Outcome.Facts,
        Missing = score.Missing,
        Forbidden = score.Forbidden.DistinctBy(hit => hit.Text, StringComparer.Ordinal).ToDictionary(hit => hit.Text, hit => hit.Id, StringComparer.Ordinal),
        Unexpected = score.Unexpected,
        Misdated = score.Misdated,
        Unsuperseded = score.Unsuperseded,
        Figures = score.Figures,
        Usage = score.Outcome.Usage,
    };
}
