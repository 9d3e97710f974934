using System.ComponentModel;
using System.Text.Json;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>A question that is to be answered in words.</summary>
internal sealed record ReflectRequest
{
    /// <summary>The question: not blank, at most 500 tokens.</summary>
    public required string Query { get; init; }

    /// <summary>How many memories the answer may go by, and how often more may be searched for.</summary>
    [DefaultValue(RecallBudget.Low)]
    public RecallBudget? Budget { get; init; }

    /// <summary>What else to know about the question.</summary>
    public string? Context { get; init; }

    /// <summary>The most tokens of the answer's text.</summary>
    [DefaultValue(4096)]
    public int? MaxTokens { get; init; }

    public ReflectIncludeOptions? Include { get; init; }

    /// <summary>The JSON schema of an object to answer with as well, at most 16 KB. References lead to its own definitions.</summary>
    public JsonElement? ResponseSchema { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How a memory's tags must meet the asked ones.</summary>
    [DefaultValue(Core.Recall.TagsMatch.Any)]
    public TagsMatch? TagsMatch { get; init; }

    /// <summary>Compound filters: all of them hold, beside tags.</summary>
    public IReadOnlyList<TagGroup>? TagGroups { get; init; }

    /// <summary>Whether all active directives hold, whatever their tags.</summary>
    public bool ApplyAllDirectives { get; init; }

    /// <summary>Whether no mental model is gone by.</summary>
    public bool ExcludeMentalModels { get; init; }

    /// <summary>Mental models that are not gone by.</summary>
    public IReadOnlyList<string>? ExcludeMentalModelIds { get; init; }

    /// <summary>Memory types to go by; absent means all.</summary>
    public IReadOnlyList<MemoryType>? FactTypes { get; init; }
}
