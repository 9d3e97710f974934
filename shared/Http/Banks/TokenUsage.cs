namespace MemoryFunctions.Http.Banks;

/// <summary>Tokens of language models, as the provider counts. A retain call has cost none when it answers: extraction runs later.</summary>
internal sealed record TokenUsage
{
    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public long TotalTokens { get; init; }

    public long CachedTokens { get; init; }

    public long ThoughtsTokens { get; init; }
}
