namespace MemoryFunctions.Core.Banks;

/// <summary>Which of the ways to look for memories a bank's recall uses; null is on.</summary>
public sealed record Retrieval
{
    public static readonly Retrieval All = new();

    /// <summary>By vector.</summary>
    public bool? Semantic { get; init; }

    /// <summary>By words.</summary>
    public bool? Keyword { get; init; }

    /// <summary>By time, with the reading of dates out of the question.</summary>
    public bool? Temporal { get; init; }

    /// <summary>By names.</summary>
    public bool? Graph { get; init; }

    /// <summary>Whether a reranker, where there is one, puts what was found into order.</summary>
    public bool? Reranking { get; init; }

    /// <summary>The names of those that are off, as a trace lists them.</summary>
    internal IReadOnlyList<string> Off =>
    [
        .. new (string Name, bool? IsOn)[]
        {
            ("semantic", Semantic), ("keyword", Keyword), ("temporal", Temporal), ("graph", Graph), ("reranking", Reranking),
        }.Where(arm => arm.IsOn == false).Select(arm => arm.Name),
    ];

    internal bool Uses(string arm) => !Off.Contains(arm, StringComparer.Ordinal);
}
