namespace MemoryFunctions.Http.Banks;

/// <summary>Asks for the facts behind observations.</summary>
internal sealed record SourceFactsIncludeOptions
{
    public const int DefaultMaxTokens = 4096;

    /// <summary>What their texts may take together.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>What those of one observation may take; -1 sets no limit.</summary>
    public int? MaxTokensPerObservation { get; init; }
}
