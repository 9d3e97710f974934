using System.ComponentModel;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>A question to a bank.</summary>
internal sealed record RecallRequest
{
    /// <summary>The question: not blank, at most 500 tokens.</summary>
    public required string Query { get; init; }

    /// <summary>Memory types to look at; absent means all.</summary>
    public IReadOnlyList<MemoryType>? Types { get; init; }

    /// <summary>Rank observations before the facts that they rest on.</summary>
    public bool PreferObservations { get; init; }

    /// <summary>How deep to look.</summary>
    [DefaultValue(RecallBudget.Mid)]
    public RecallBudget? Budget { get; init; }

    /// <summary>The tokens that the results' texts may take together.</summary>
    [DefaultValue(4096)]
    public int? MaxTokens { get; init; }

    /// <summary>Tell how the answer came about.</summary>
    public bool Trace { get; init; }

    /// <summary>What counts as now for the question, ISO 8601.</summary>
    public string? QueryTimestamp { get; init; }

    public IncludeOptions? Include { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How a memory's tags must meet the asked ones.</summary>
    [DefaultValue(Core.Recall.TagsMatch.Any)]
    public TagsMatch? TagsMatch { get; init; }

    /// <summary>Compound filters: all of them hold, beside tags.</summary>
    public IReadOnlyList<TagGroup>? TagGroups { get; init; }

    public MinScores? MinScores { get; init; }

    /// <summary>The time that the question is about: it ranks, and keeps nothing out.</summary>
    public TemporalWindow? TemporalWindow { get; init; }
}
