using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class NearDuplicatesTests
{
    private static readonly Gen<(int Both, int One, int Other)> Counts =
        from both in Gen.Choose(1, 120)
        from one in Gen.Choose(0, 12)
        from other in Gen.Choose(0, 12)
        select (both, one, other);

    [Fact]
    public void One_of_which_nine_in_ten_of_all_words_are_of_both_is_one_and_no_other() =>
        Prop.ForAll(Counts.ToArbitrary(), counts =>
        {
            var (both, one, other) = counts;
            var near = new NearDuplicates();
            Assert.False(near.IsOne(Of(Words("b", both).Concat(Words("o", one)))));
            var isOne = near.IsOne(Of(Words("b", both).Concat(Words("t", other))));

            // All words distinct by their hash: a test of the arithmetic, not of collisions.
            var isExpected = both + one >= 6 && both + other >= 6 && 10 * both >= 9 * (both + one + other);
            Assert.Equal(isExpected, isOne);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Exactly_nine_in_ten_is_enough()
    {
        var near = new NearDuplicates();
        Assert.False(near.IsOne(Of(Words("b", 18).Concat(Words("o", 2)))));
        Assert.True(near.IsOne(Of(Words("b", 18))));
    }

    [Fact]
    public void What_is_said_in_few_words_is_never_one()
    {
        var near = new NearDuplicates();
        Assert.False(near.IsOne(Of(["yes", "sure"])));
        Assert.False(near.IsOne(Of(["yes", "sure"])));
    }

    private static IEnumerable<string> Words(string name, int count) => Enumerable.Range(0, count).Select(at => name + at.ToString(CultureInfo.InvariantCulture));

    private static TermIndex Of(IEnumerable<string> words) => TermIndex.Build([[.. words], null, null, null, null]);
}
