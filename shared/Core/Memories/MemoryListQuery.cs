using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Core.Memories;

/// <summary>Which memories to list, newest first.</summary>
public sealed record MemoryListQuery
{
    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    public int Offset { get; init; }

    public string? Type { get; init; }

    /// <summary>Part of the text, in any case.</summary>
    public string? Text { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>Spellings of an entity that they name, in any of them; null means any memories.</summary>
    public IReadOnlyList<string>? Entity { get; init; }

    /// <summary>Whether observations have been looked for among them, which is done with stated facts only; null means any.</summary>
    public bool? IsConsolidated { get; init; }

    /// <summary>The last commit whose facts have been looked at.</summary>
    public long ConsolidatedTo { get; init; }

    /// <inheritdoc cref="MemoryFilter.Condition"/>
    public MemoryCondition? Condition { get; init; }

    /// <summary>Whether memories that have expired are listed too.</summary>
    public bool WithExpired { get; init; }

    /// <summary>The time at which they have not expired yet; null lists expired ones too.</summary>
    public DateTimeOffset? At { get; init; }
}
