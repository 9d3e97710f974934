using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Tests.Memories;

public sealed class BankStatisticsTests
{
    [Fact]
    public void Changes_one_after_the_other_equal_one_count_of_what_is_there() =>
        Prop.ForAll(Gen.Choose(0, 40).ListOf().ListOf().ToArbitrary(), memories =>
        {
            var all = memories.Select(terms => Of([.. terms.Select(at => $"t{at}")])).ToList();
            var statistics = all.Aggregate(BankStatistics.Empty, (statistics, one) => statistics.Change([one], []));
            statistics = all.Where((_, at) => at % 3 == 0).Aggregate(statistics, (statistics, one) => statistics.Change([], [one]));
            var left = all.Where((_, at) => at % 3 != 0).ToList();
            var expected = BankStatistics.Empty.Change(left, []);
            Assert.Equal(left.Count, statistics.Memories);
            Assert.Equal(left.Sum(terms => (long)terms.Length(0)), statistics.Length);
            Assert.Equal(expected.Frequencies.Write(), statistics.Frequencies.Write());
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_term_counts_once_for_a_memory_and_not_for_its_neighbours()
    {
        var statistics = BankStatistics.Empty.Change([TermIndex.Build([["tea", "tea"], ["milk"], null, null, null])], []);
        Assert.Equal((1, 2, 1, 0), (statistics.Memories, statistics.Length, statistics.Frequencies.Frequency("tea"), statistics.Frequencies.Frequency("milk")));
    }

    [Fact]
    public void The_mean_length_is_at_least_one()
    {
        Assert.Equal(1, BankStatistics.Empty.MeanLength);
        Assert.Equal(1, BankStatistics.Empty.Change([Of([]), Of(["a"])], []).MeanLength);
        Assert.Equal(2.5, BankStatistics.Empty.Change([Of(["a", "b"]), Of(["a", "b", "c"])], []).MeanLength);
    }

    private static TermIndex Of(IReadOnlyList<string> own) => TermIndex.Build([own, null, null, null, null]);
}
