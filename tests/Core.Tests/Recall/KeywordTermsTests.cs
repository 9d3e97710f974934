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
        Assert.Equal(["rare", "some"], Choose(Query("common", "some", "rare"), statistics, 300));
        Assert.Equal(["rare"], Choose(Query("common", "some", "rare"), statistics, 30));
        Assert.Equal(["rare", "some", "common"], Choose(Query("common", "some", "rare"), statistics, 10_000));
    }

    [Fact]
    public void One_term_is_always_fetched() =>
        Assert.Equal(["common"], Choose(Query("common"), Of(("common", 5_000)), 10));

    [Fact]
    public void What_stands_nowhere_is_not_asked_for() =>
        Assert.Empty(Choose(Query("never"), Of(("rare", 1)), 100));

    [Fact]
    public void Terms_of_one_frequency_come_in_ordinal_order_and_once() =>
        Assert.Equal(["a", "b", "c"], Choose([new QueryTerm("x", ["c", "a"]), new QueryTerm("y", ["b", "a"])], Of(("a", 1), ("b", 1), ("c", 1)), 100));

    [Fact]
    public void No_more_terms_than_one_call_may_name()
    {
        var words = Enumerable.Range(0, 200).Select(at => $"w{at}").ToArray();
        Assert.Equal(64, Choose(Query(words), Of([.. words.Select(word => (word, 1))]), 100_000).Count);
    }

    [Fact]
    public void Names_are_asked_for_as_far_as_their_words_fit()
    {
        var statistics = Of(("anna", 4), ("schmidt", 900), ("ben", 900));
        Assert.Equal(["anna", "@anna schmidt"], KeywordTerms.Choose(Query("anna"), ["@anna schmidt", "@ben"], statistics, 300).Terms);
    }

    [Fact]
    public void It_is_known_when_not_all_can_be_fetched()
    {
        Assert.False(KeywordTerms.Choose(Query("some"), [], Of(("some", 100)), 300).IsCut);
        Assert.True(KeywordTerms.Choose(Query("common"), [], Of(("common", 5_000)), 300).IsCut);
    }

    private static IReadOnlyList<string> Choose(IReadOnlyList<QueryTerm> query, BankStatistics statistics, int budget) => KeywordTerms.Choose(query, [], statistics, budget).Terms;

    private static IReadOnlyList<QueryTerm> Query(params string[] forms) => [.. forms.Select(form => new QueryTerm(form, [form]))];

    private static BankStatistics Of(params (string Term, int Count)[] terms) =>
        new(10_000, 50_000, TermSketch.Empty.Change(terms.SelectMany(term => Enumerable.Repeat(TermHash.Of(term.Term), term.Count)), []));
}
