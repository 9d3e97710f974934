namespace MemoryFunctions.Http.Banks;

/// <summary>Tokens of language models that a call has cost. Nothing is charged before extraction runs, which is later.</summary>
internal sealed record TokenUsage
{
    public int InputTokens { get; init; }

    public int OutputTokens { get; init; }

    public int TotalTokens { get; init; }

    public int CachedTokens { get; init; }

    public int ThoughtsTokens { get; init; }
}
