using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>When a mental model is refreshed by itself, and of which memories.</summary>
internal sealed record MentalModelTrigger
{
    /// <summary>Whether it is refreshed when what was retained has been worked through.</summary>
    public bool? RefreshAfterConsolidation { get; init; }

    /// <summary>How its tags choose memories; where absent, all_strict for a model with tags, else any.</summary>
    public TagsMatch? TagsMatch { get; init; }

    /// <summary>Compound filters in the place of its tags.</summary>
    public IReadOnlyList<TagGroup>? TagGroups { get; init; }

    /// <summary>Memory types to go by; absent means all.</summary>
    public IReadOnlyList<MemoryType>? FactTypes { get; init; }
}
