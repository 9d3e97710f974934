using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>When a mental model is refreshed by itself, and of which memories.</summary>
public sealed record MentalTrigger
{
    public static readonly MentalTrigger None = new();

    /// <summary>Whether it is refreshed when what was retained has been worked through.</summary>
    public bool AfterConsolidation { get; init; }

    /// <summary>How its tags choose memories; null is all of them where it has tags, else any.</summary>
    public TagsMatch? TagsMatch { get; init; }

    /// <summary>In the place of its tags; all of them hold. Null where its tags choose.</summary>
    public IReadOnlyList<TagExpression>? TagGroups { get; init; }

    /// <summary>Memory types; null means all.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    internal bool IsSame(MentalTrigger other) =>
        AfterConsolidation == other.AfterConsolidation
        && TagsMatch == other.TagsMatch
        && TagExpression.AreSame(TagGroups, other.TagGroups)
        && (Types ?? []).SequenceEqual(other.Types ?? [], StringComparer.Ordinal);
}
