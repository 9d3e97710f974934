namespace MemoryFunctions.Bench.Wire;

/// <summary>What model calls took, as an operation tells.</summary>
internal sealed record TokenUsage(long InputTokens = 0, long OutputTokens = 0, long CachedTokens = 0)
{
    public static readonly TokenUsage None = new();

    public static TokenUsage operator +(TokenUsage left, TokenUsage right) =>
        new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens, left.CachedTokens + right.CachedTokens);
}
