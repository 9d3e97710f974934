using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Filters;

public sealed class ConditionBoundsTests
{
    private static readonly MemoryCondition Leaf = new HasTags(new TagFilter(["a"], TagsMatch.AnyStrict));

    [Fact]
    public void What_is_within_the_bounds_passes()
    {
        ConditionBounds.Check(null, "filters");
        ConditionBounds.Check(Deep(ConditionBounds.MaxDepth), "filters");
        ConditionBounds.Check(new AnyOf([.. Enumerable.Repeat(Leaf, ConditionBounds.MaxLeaves)]), "filters");
        ConditionBounds.Check(new AnyOf([.. Enumerable.Repeat(Tags(100), 10)]), "filters");
    }

    [Theory]
    [InlineData("nested at most 8 deep")]
    [InlineData("at most 100 conditions")]
    [InlineData("at most 1000 values")]
    public void What_is_not_is_refused_by_the_name_of_its_field(string why)
    {
        var condition = why[0] switch
        {
            'n' => Deep(ConditionBounds.MaxDepth + 1),
            _ when why.EndsWith("conditions", StringComparison.Ordinal) => new AllOf([.. Enumerable.Repeat(Leaf, ConditionBounds.MaxLeaves), new AllOf([])]),
            _ => new AllOf([.. Enumerable.Repeat(Tags(100), 10), Leaf]),
        };
        var refusal = Assert.Throws<InvalidInputException>(() => ConditionBounds.Check(condition, "filters"));
        Assert.Equal("filters", refusal.Field);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A caller's nesting is walked no deeper than the bound.</summary>
    [Fact]
    public void However_deep_a_condition_is_it_is_refused() =>
        Assert.Throws<InvalidInputException>(() => ConditionBounds.Check(Deep(100_000), "filters"));

    private static MemoryCondition Deep(int depth)
    {
        var condition = Leaf;
        for (var at = 1; at < depth; at++)
        {
            condition = new Not(condition);
        }

        return condition;
    }

    private static MemoryCondition Tags(int count) =>
        new HasTags(new TagFilter([.. Enumerable.Range(0, count).Select(at => $"t{at}")], TagsMatch.AllStrict));
}
