using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Extract;

/// <summary>What the service made of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Listings">The facts that were listed after each session.</param>
/// <param name="Usage">Tokens of all model calls; null where the service told of none.</param>
/// <param name="IgnoredGuidance">What the service does not know of the bank's guidance, or of the request.</param>
internal sealed record CaseOutcome(
    ExtractCase Case, IReadOnlyList<IReadOnlyList<StatedFact>> Listings, TokenUsage? Usage, IReadOnlyList<string> IgnoredGuidance)
{
    /// <summary>Why there is no result; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>What is listed in the end.</summary>
    public IReadOnlyList<StatedFact> Facts => Listings.Count == 0 ? [] : Listings[^1];
}
