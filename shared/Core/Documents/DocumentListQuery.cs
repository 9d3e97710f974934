using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Documents;

/// <summary>Which documents to list, last updated first.</summary>
public sealed record DocumentListQuery
{
    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    public int Offset { get; init; }

    /// <summary>Part of the id, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>A condition on their tags.</summary>
    public TagFilter? Tags { get; init; }
}
