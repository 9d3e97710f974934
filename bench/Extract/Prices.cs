using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Extract;

/// <summary>What a million tokens cost, as the caller says: prices change, and no list of them belongs into a program.</summary>
/// <param name="Input">Sent.</param>
/// <param name="Output">Received.</param>
/// <param name="Cached">Sent and kept by the provider; null where they cost what others do.</param>
internal sealed record Prices(decimal Input, decimal Output, decimal? Cached = null)
{
    private const decimal Million = 1_000_000;

    public decimal Of(TokenUsage usage) =>
        (((usage.InputTokens - usage.CachedTokens) * Input) + (usage.CachedTokens * (Cached ?? Input)) + (usage.OutputTokens * Output)) / Million;
}
