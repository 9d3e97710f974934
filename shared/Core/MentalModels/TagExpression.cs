using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>A compound filter on tags as it is kept: one of tags, and, or, not. It was checked when it came.</summary>
public sealed record TagExpression
{
    public IReadOnlyList<string>? Tags { get; init; }

    public TagsMatch? Match { get; init; }

    public IReadOnlyList<TagExpression>? And { get; init; }

    public IReadOnlyList<TagExpression>? Or { get; init; }

    public TagExpression? Not { get; init; }

    public MemoryCondition ToCondition() => this switch
    {
        { And: { } all } => new AllOf([.. all.Select(part => part.ToCondition())]),
        { Or: { } any } => new AnyOf([.. any.Select(part => part.ToCondition())]),
        { Not: { } not } => new Not(not.ToCondition()),
        _ => new HasTags(new TagFilter(Tags ?? [], Match ?? TagsMatch.AnyStrict)),
    };

    internal static bool AreSame(IReadOnlyList<TagExpression>? some, IReadOnlyList<TagExpression>? others) =>
        some?.Count == others?.Count && (some ?? []).Zip(others ?? []).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(TagExpression? one, TagExpression? other) => one is null || other is null
        ? one is null && other is null
        : one.Match == other.Match
            && one.Tags is null == other.Tags is null
            && (one.Tags ?? []).SequenceEqual(other.Tags ?? [], StringComparer.Ordinal)
            && AreSame(one.And, other.And)
            && AreSame(one.Or, other.Or)
            && IsSame(one.Not, other.Not);
}
