using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Random conditions, and what they mean.</summary>
internal static class ConditionMaker
{
    public static readonly string[] Tags = ["a", "b", "c", "A", "it's", "\"; --", "日本", "@c0"];

    public static MemoryCondition Condition(Random random, int depth = ConditionBounds.MaxDepth) => random.Next(depth > 1 ? 7 : 1) switch
    {
        1 or 2 => new AllOf(Parts(random, depth - 1)),
        3 or 4 => new AnyOf(Parts(random, depth - 1)),
        5 or 6 => new Not(Condition(random, depth - 1)),
        _ => new HasTags(new TagFilter(Pick(random), (TagsMatch)random.Next(5))),
    };

    /// <summary>Up to three of the tags; one may come twice.</summary>
    public static IReadOnlyList<string> Pick(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Tags[random.Next(Tags.Length)])];

    /// <param name="condition">The condition.</param>
    /// <param name="tags">A memory's tags; null where it has no such property.</param>
    public static bool Holds(MemoryCondition condition, IReadOnlyCollection<string>? tags) => condition switch
    {
        AllOf all => all.Parts.All(part => Holds(part, tags)),
        AnyOf any => any.Parts.Any(part => Holds(part, tags)),
        Not not => !Holds(not.Part, tags),
        HasTags has => Holds(has.Filter, tags),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private static bool Holds(TagFilter filter, IReadOnlyCollection<string>? tags) => filter.Match switch
    {
        not TagsMatch.Exact when filter.Tags.Count == 0 => true,
        _ when tags is null => false,
        TagsMatch.Exact => tags.ToHashSet(StringComparer.Ordinal).SetEquals(filter.Tags),
        TagsMatch.Any => tags.Count == 0 || filter.Tags.Any(tags.Contains),
        TagsMatch.All => tags.Count == 0 || filter.Tags.All(tags.Contains),
        TagsMatch.AnyStrict => filter.Tags.Any(tags.Contains),
        _ => filter.Tags.All(tags.Contains),
    };

    private static IReadOnlyList<MemoryCondition> Parts(Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Condition(random, depth))];
}
