using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Memories;

/// <summary>Which memories a search may look at.</summary>
/// <param name="Types">Their types; empty means all.</param>
/// <param name="Tags">A condition on their tags.</param>
/// <param name="At">The time at which they have not expired yet; null where that does not matter.</param>
public sealed record MemoryFilter(IReadOnlyList<string> Types, TagFilter? Tags, DateTimeOffset? At = null)
{
    public static readonly MemoryFilter None = new([], null);

    /// <summary>What else they must be like, within <see cref="ConditionBounds"/>.</summary>
    public MemoryCondition? Condition { get; init; }

    /// <summary>All that is asked of their tags and beyond; empty where nothing is.</summary>
    public IReadOnlyList<MemoryCondition> Conditions =>
        [.. Tags is { IsOpen: false } tags ? [new HasTags(tags)] : Array.Empty<MemoryCondition>(), .. Condition is { } more ? [more] : Array.Empty<MemoryCondition>()];
}
