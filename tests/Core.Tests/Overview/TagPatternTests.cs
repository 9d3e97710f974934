using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Core.Tests.Overview;

public sealed class TagPatternTests
{
    private static readonly Gen<string> Text = Gen.Elements('a', 'b', 'B', '*').ArrayOf(6).Select(letters => new string(letters));

    [Fact]
    public void A_pattern_fits_what_the_regular_expression_of_it_fits()
    {
        var pairs = Gen.Zip(Text, Text.Select(text => text.Replace('*', 'a')));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (pattern, tag) = pair;
            var expression = "^" + string.Join(".*", pattern.Split('*').Select(Regex.Escape)) + "$";
            return new TagPattern(pattern).Fits(tag) == Regex.IsMatch(tag, expression, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
        }));
    }

    [Fact]
    public void The_ends_of_a_pattern_do_not_share_a_letter() => Assert.False(new TagPattern("ab*ba").Fits("aba"));

    [Fact]
    public void No_pattern_fits_every_tag() => Assert.True(TagPattern.Any.Fits("x"));
}
