using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>
/// Between the contract's compound filters and the product's. What is no filter is refused: ignored, it would let through what
/// it was to keep out.
/// </summary>
internal static class TagGroupMapping
{
    private const string Field = "tag_groups";

    /// <summary>The condition that every group states; null where there are none.</summary>
    /// <exception cref="InvalidInputException">A group states nothing, more than one thing, or there is too much of it.</exception>
    public static MemoryCondition? ToCondition(IReadOnlyList<TagGroup>? groups, string field = Field)
    {
        if (groups is not { Count: > 0 })
        {
            return null;
        }

        var condition = new AllOf(ToConditions(groups, field));
        ConditionBounds.Check(condition, field);
        return condition;
    }

    private static MemoryCondition ToCondition(TagGroup group, string place)
    {
        if (new object?[] { group.Tags, group.And, group.Or, group.Not }.Count(stated => stated is not null) != 1)
        {
            throw new InvalidInputException(place, "must have exactly one of tags, and, or, not");
        }

        if (group.Match is not null && group.Tags is null)
        {
            throw new InvalidInputException($"{place}.match", "goes with tags only");
        }

        return group switch
        {
            { And: { } all } => new AllOf(ToConditions(all, $"{place}.and")),
            { Or: { } any } => new AnyOf(ToConditions(any, $"{place}.or")),
            { Not: { } not } => new Not(ToCondition(not, $"{place}.not")),
            _ => ToLeaf(group.Tags!, group.Match ?? TagsMatch.AnyStrict, $"{place}.tags"),
        };
    }

    private static IReadOnlyList<MemoryCondition> ToConditions(IReadOnlyList<TagGroup> groups, string place) => groups.Count == 0
        ? throw new InvalidInputException(place, "must have at least one entry")
        : [.. groups.Select((group, at) => ToCondition(group, string.Create(CultureInfo.InvariantCulture, $"{place}.{at}")))];

    private static HasTags ToLeaf(IReadOnlyList<string> tags, TagsMatch match, string place)
    {
        var filter = new TagFilter(tags, match);
        filter.Check(place);
        return filter.IsOpen
            ? throw new InvalidInputException(place, "must have at least one entry")
            : new HasTags(filter with { Tags = [.. tags.Distinct(StringComparer.Ordinal)] });
    }
}
