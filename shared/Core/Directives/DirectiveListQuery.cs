using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Directives;

/// <summary>Which directives to list.</summary>
public sealed record DirectiveListQuery
{
    /// <summary>Only those that hold for questions with such tags; null is all.</summary>
    public TagFilter? Tags { get; init; }

    public bool ActiveOnly { get; init; } = true;

    public int Limit { get; init; } = 100;

    public int Offset { get; init; }
}
