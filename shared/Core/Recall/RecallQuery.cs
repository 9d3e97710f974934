using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>A question to a bank's memories.</summary>
public sealed record RecallQuery
{
    public required BankId Bank { get; init; }

    /// <summary>The question, not blank, at most 500 tokens.</summary>
    public required string Text { get; init; }

    public RecallBudget Budget { get; init; } = RecallBudget.Mid;

    /// <summary>The tokens that the results' texts may take together.</summary>
    public int MaxTokens { get; init; } = 4096;

    /// <summary>Memory types to look at (<c>world</c>, <c>experience</c>, <c>observation</c>); empty means all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public TagFilter? Tags { get; init; }

    /// <inheritdoc cref="MemoryFilter.Condition"/>
    public MemoryCondition? Condition { get; init; }

    /// <summary>Whether memories that have expired are found too.</summary>
    public bool WithExpired { get; init; }

    /// <summary>What counts as now for the question; null is the time of asking. What has expired goes by the time of asking all the same.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The time that the question is about; null where the caller says nothing of it.</summary>
    public RecallWindow? Window { get; init; }

    /// <summary>Whether observations are to rank before the facts that they rest on.</summary>
    public bool PreferObservations { get; init; }

    /// <summary>Floors (inclusive) under a result's scores.</summary>
    public double? MinFinal { get; init; }

    /// <inheritdoc cref="MinFinal"/>
    public double? MinSemantic { get; init; }

    /// <inheritdoc cref="MinFinal"/>
    public double? MinKeyword { get; init; }

    /// <inheritdoc cref="MinFinal"/>
    /// <remarks>Needs a reranker. Where it does not answer, the order before it stands, whole, and the answer says so.</remarks>
    public double? MinReranker { get; init; }

    /// <summary>Whether the reranker is asked; null is as configured: asked where there is one.</summary>
    public bool? Rerank { get; init; }

    /// <summary>The tokens that the texts of the results' chunks may take; null leaves chunks out.</summary>
    public int? ChunkTokens { get; init; }

    /// <summary>The tokens that the texts of the facts behind observations may take; null leaves them out.</summary>
    public int? SourceFactTokens { get; init; }

    /// <summary>The most of them for one observation; null is all that fit.</summary>
    public int? SourceFactTokensEach { get; init; }

    public bool Trace { get; init; }
}
