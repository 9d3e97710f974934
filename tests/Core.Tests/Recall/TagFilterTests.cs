using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class TagFilterTests
{
    [Theory]
    [InlineData(TagsMatch.Any, "a", "", true)]
    [InlineData(TagsMatch.Any, "a b", "b c", true)]
    [InlineData(TagsMatch.Any, "a", "c", false)]
    [InlineData(TagsMatch.All, "a b", "", true)]
    [InlineData(TagsMatch.All, "a b", "a b c", true)]
    [InlineData(TagsMatch.All, "a b", "a", false)]
    [InlineData(TagsMatch.AnyStrict, "a b", "b", true)]
    [InlineData(TagsMatch.AnyStrict, "a", "", false)]
    [InlineData(TagsMatch.AllStrict, "a", "a b", true)]
    [InlineData(TagsMatch.AllStrict, "a", "", false)]
    [InlineData(TagsMatch.Exact, "a b", "b a", true)]
    [InlineData(TagsMatch.Exact, "a", "a b", false)]
    [InlineData(TagsMatch.Exact, "", "", true)]
    [InlineData(TagsMatch.Exact, "", "a", false)]
    [InlineData(TagsMatch.Any, "", "a", true)]
    [InlineData(TagsMatch.AllStrict, "", "", true)]
    public void What_has_tags_meets_them_as_a_memory_does(TagsMatch match, string asked, string own, bool holds) =>
        Assert.Equal(holds, new TagFilter(Split(asked), match).Holds(Split(own)));

    [Fact]
    public void Whoever_meets_the_strict_form_meets_the_other() => Prop.ForAll(
        Tags(), Tags(), (asked, own) =>
            (!new TagFilter(asked, TagsMatch.AnyStrict).Holds(own) || new TagFilter(asked, TagsMatch.Any).Holds(own))
            && (!new TagFilter(asked, TagsMatch.AllStrict).Holds(own) || new TagFilter(asked, TagsMatch.All).Holds(own))
            && (asked.Count == 0 || !new TagFilter(asked, TagsMatch.Exact).Holds(own) || new TagFilter(asked, TagsMatch.AllStrict).Holds(own)))
        .QuickCheckThrowOnFailure();

    private static Arbitrary<List<string>> Tags() => Gen.Elements("a", "b", "c").ListOf().Select(tags => tags.Distinct().ToList()).ToArbitrary();

    private static string[] Split(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
