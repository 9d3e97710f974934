namespace MemoryFunctions.Http.Banks;

/// <summary>Floors (inclusive) under the results' scores.</summary>
internal sealed record MinScores
{
    public double? Semantic { get; init; }

    public double? Keyword { get; init; }

    /// <summary>Needs a reranking model.</summary>
    public double? Reranker { get; init; }

    public double? Final { get; init; }
}
