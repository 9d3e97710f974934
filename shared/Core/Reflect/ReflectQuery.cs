using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Reflect;

/// <summary>A question that is to be answered in words.</summary>
public sealed record ReflectQuery
{
    public required BankId Bank { get; init; }

    /// <summary>The question, not blank, at most 500 tokens.</summary>
    public required string Question { get; init; }

    /// <summary>What the caller says about the question; null where nothing.</summary>
    public string? Context { get; init; }

    /// <summary>How many memories the answer may go by, and how often more may be searched for.</summary>
    public RecallBudget Budget { get; init; } = RecallBudget.Low;

    /// <summary>The most tokens of the answer's text.</summary>
    public int MaxTokens { get; init; } = 4096;

    /// <summary>Memory types to look at (<c>world</c>, <c>experience</c>, <c>observation</c>); empty means all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public TagFilter? Tags { get; init; }

    /// <inheritdoc cref="MemoryFilter.Condition"/>
    public MemoryCondition? Condition { get; init; }

    /// <summary>Whether directives hold whatever their tags.</summary>
    public bool AllDirectives { get; init; }

    /// <summary>Whether no mental model is gone by.</summary>
    public bool WithoutMentalModels { get; init; }

    /// <summary>Ids of mental models that are not gone by.</summary>
    public IReadOnlyList<string> ExcludedMentalModels { get; init; } = [];

    /// <summary>The JSON schema of the structured answer, at most 16 KB; null where words will do.</summary>
    public string? ResponseSchema { get; init; }
}
