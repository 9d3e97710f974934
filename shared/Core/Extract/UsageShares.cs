using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Shares out what a call took, so that the shares are together exactly that.</summary>
internal static class UsageShares
{
    public static IReadOnlyList<TokenUsage> Of(TokenUsage usage, IReadOnlyList<int> weights)
    {
        var total = weights.Sum(weight => (long)Math.Max(1, weight));
        var shares = new List<TokenUsage>(weights.Count);
        var (done, given) = (0L, default(TokenUsage));
        foreach (var weight in weights)
        {
            done += Math.Max(1, weight);
            var upTo = new TokenUsage(usage.Input * done / total, usage.Output * done / total, usage.Cached * done / total, usage.Reasoning * done / total);
            shares.Add(new TokenUsage(upTo.Input - given.Input, upTo.Output - given.Output, upTo.Cached - given.Cached, upTo.Reasoning - given.Reasoning));
            given = upTo;
        }

        return shares;
    }
}
