using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>Which memories a mental model may read.</summary>
internal sealed record MentalModelScope
{
    /// <summary>Null where it has none, or tag groups are in their place.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public required TagsMatch TagsMatch { get; init; }

    public IReadOnlyList<TagGroup>? TagGroups { get; init; }

    /// <summary>Null means all.</summary>
    public IReadOnlyList<MemoryType>? FactTypes { get; init; }

    /// <summary>Always true: a text rests on memories alone.</summary>
    public bool ExcludeMentalModels { get; init; } = true;

    public required IReadOnlyList<string> ExcludeMentalModelIds { get; init; }
}
