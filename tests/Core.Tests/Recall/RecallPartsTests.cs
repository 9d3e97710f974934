using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class RecallPartsTests
{
    [Fact]
    public void What_says_nearly_the_same_is_told_and_what_is_short_is_not()
    {
        var words = Enumerable.Range(0, 20).Select(at => $"w{at}").ToArray();
        var duplicates = new NearDuplicates();
        Assert.False(duplicates.IsOne(Of(words)));
        Assert.True(duplicates.IsOne(Of(words)));
        Assert.True(duplicates.IsOne(Of([.. words[..19], "other"])));
        Assert.False(duplicates.IsOne(Of([.. words[..17], "x", "y", "z"])));
        Assert.False(duplicates.IsOne(Of("yes", "please")));
        Assert.False(duplicates.IsOne(Of("yes", "please")));
    }

    [Fact]
    public void The_tail_of_a_normal_distribution_tells_its_mean_and_deviation()
    {
        var all = Enumerable.Range(0, 10_000).Select(at => 0.2 + (0.1 * Normal.Quantile((at + 0.5) / 10_000))).ToList();
        var scale = new TailScale([.. all.OrderDescending().Take(300)], 10_000, 100);
        Assert.InRange(scale.Above(0.5), 2.8, 3.2);
        Assert.Equal(0, scale.Above(0.1));
    }

    [Fact]
    public void All_of_a_small_bank_is_counted_and_what_is_all_alike_stands_out_in_nothing()
    {
        Assert.Equal(1, new TailScale([1, 3, 1, 3], 4, 100).Above(3), 9);
        Assert.Equal(0, new TailScale([2, 2, 2, 2, 2], 5, 100).Above(2));
        Assert.Equal(0, new TailScale([], 0, 100).Above(1));
    }

    [Theory]
    [InlineData(0.975, 1.95996)]
    [InlineData(0.5, 0)]
    [InlineData(0.01, -2.32635)]
    public void Quantiles_are_those_of_the_tables(double probability, double quantile) => Assert.Equal(quantile, Normal.Quantile(probability), 0.0005);

    [Fact]
    public void Queries_that_differ_in_anything_have_different_names_and_alike_ones_the_same()
    {
        var query = new RecallQuery { Bank = BankId.Create("t", BankKind.User, "x"), Text = "tea" };
        RecallQuery[] all =
        [
            query, query with { Text = "teas" }, query with { Bank = BankId.Create("t", BankKind.User, "y") }, query with { Types = ["world"] }, query with { Budget = RecallBudget.Low },
            query with { MaxTokens = 5 }, query with { MinFinal = 0 }, query with { MinKeyword = 0 }, query with { MinSemantic = 0 }, query with { MinReranker = 0 },
            query with { ChunkTokens = 1 }, query with { SourceFactTokens = 1 }, query with { SourceFactTokensEach = 1 }, query with { PreferObservations = true }, query with { Rerank = true }, query with { Rerank = false },
            query with { Now = DateTimeOffset.UnixEpoch }, query with { Window = new RecallWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue) },
            query with { Tags = new TagFilter(["a", "b"], TagsMatch.Any) }, query with { Tags = new TagFilter(["a,b"], TagsMatch.Any) }, query with { Tags = new TagFilter(["a", "b"], TagsMatch.All) },
        ];
        Assert.Equal(all.Length, all.Select(RecallKey.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(RecallKey.Of(query with { Types = ["world"] }), RecallKey.Of(query with { Types = ["world"] }));
        Assert.Null(RecallKey.Of(query with { Trace = true }));
    }

    [Fact]
    public void What_is_kept_is_good_for_its_version_and_the_least_used_goes_first()
    {
        var cache = new VersionedCache<string>(2, TimeSpan.FromHours(1), TimeProvider.System);
        cache.Keep("a", "1", "x");
        cache.Keep("b", "1", "y");
        Assert.Equal("x", cache.Find("a", "1"));
        cache.Keep("c", "1", "z");
        Assert.Null(cache.Find("b", "1"));
        Assert.Null(cache.Find("a", "2"));
        Assert.Null(cache.Find("a", "1"));
        Assert.Equal("z", cache.Find("c", "1"));
        Assert.Null(new VersionedCache<string>(2, TimeSpan.Zero, TimeProvider.System) is var brief && Kept(brief) ? brief.Find("a", "1") : "");
    }

    private static bool Kept(VersionedCache<string> cache)
    {
        cache.Keep("a", "1", "x");
        return true;
    }

    private static TermIndex Of(params string[] terms) => TermIndex.Build([terms, null, null, null, null]);
}
