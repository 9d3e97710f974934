using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class KeywordTermsTests
{
    [Fact]
    public void The_rarest_terms_are_fetched_as_far_as_the_budget_goes()
    {
        var statistics = Of(("rare", 1), ("some", 10), ("common", 500));
        Assert.Equal(["rare", "some"], KeywordTerms.Choose(Query("common", "some", "rare"), statistics, 300));
        Assert.Equal(["rare"], KeywordTerms.Choose(Query("common", "some", "rare"), statistics, 30));
        Assert.Equal(["rare", "some", "common"], KeywordTerms.Choose(Query("common", "some", "rare"), statistics, 10_000));
    }

    [Fact]
    public void One_term_is_always_fetched() =>
        Assert.Equal(["common"], KeywordTerms.Choose(Query("common"), Of(("common", 5_000)), 10));

    [Fact]
    public void What_stands_nowhere_is_not_asked_for() =>
        Assert.Empty(KeywordTerms.Choose(Query("never"), Of(("rare", 1)), 100));

    [Fact]
    public void Terms_of_one_frequency_come_in_ordinal_order_and_once() =>
        Assert.Equal(["a", "b", "c"], KeywordTerms.Choose([new QueryTerm("x", ["c", "a"]), new QueryTerm("y", ["b", "a"])], Of(("a", 1), ("b", 1), ("c", 1)), 100));

    [Fact]
    public void No_more_terms_than_one_call_may_name()
    {
        var words = Enumerable.Range(0, 200).Select(at => $"w{at}").ToArray();
        Assert.Equal(64, KeywordTerms.Choose(Query(words), Of([.. words.Select(word => (word, 1))]), 100_000).Count);
    }

    private static IReadOnlyList<QueryTerm> Query(params string[] forms) => [.. forms.Select(form => new QueryTerm(form, [form]))];

    private static BankStatistics Of(params (string Term, int Count)[] terms) =>
        new(10_000, 50_000, TermSketch.Empty.Change(terms.SelectMany(term => Enumerable.Repeat(TermHash.Of(term.Term), term.Count)), []));
}
