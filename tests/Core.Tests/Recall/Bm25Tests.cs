using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class Bm25Tests
{
    private static readonly TermIndex Tea = TermIndex.Build([["tea", "cup", "tea"], ["milk"], null, null, null]);

    private static readonly BankStatistics Statistics = BankStatistics.Empty.Change([Tea, Own("milk"), Own("cup", "saucer"), Own("dog", "bone")], []);

    [Fact]
    public void A_score_is_the_sum_over_the_terms_of_idf_times_saturation()
    {
        // 4 memories of 8 terms: mean length 2. tea: in 1 memory, twice in a turn of 3. milk: in 1, once in the turn before, of length 1.
        var tea = Math.Log(1 + (3.5 / 1.5)) * (2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 3 / 2)))));
        var milk = Math.Log(1 + (3.5 / 1.5)) * 0.3 * (1 * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 1 / 2)))));
        Assert.Equal(tea, new Bm25([Term("tea")], Statistics).Score(Tea), 12);
        Assert.Equal(tea + milk, new Bm25([Term("tea"), Term("milk")], Statistics).Score(Tea), 12);
    }

    [Fact]
    public void Forms_of_one_word_count_once_and_the_best_of_them()
    {
        var both = new Bm25([new QueryTerm("cups", ["cup", "tea"])], Statistics).Score(Tea);
        Assert.Equal(new Bm25([Term("tea")], Statistics).Score(Tea), both, 12);
    }

    [Fact]
    public void Nothing_in_common_scores_nothing()
    {
        Assert.Equal(0, new Bm25([Term("horse")], Statistics).Score(Tea));
        Assert.Equal(0, new Bm25([], Statistics).Score(Tea));
        Assert.Equal(0, new Bm25([Term("tea")], BankStatistics.Empty).Score(TermIndex.Read(default)));
    }

    [Fact]
    public void A_rarer_term_weighs_more_and_none_weighs_less_than_nothing()
    {
        Assert.True(Bm25.Idf(Statistics, "tea") > Bm25.Idf(Statistics, "cup"));
        var everywhere = BankStatistics.Empty.Change([Own("a"), Own("a")], []);
        Assert.True(Bm25.Idf(everywhere, "a") > 0);
    }

    [Fact]
    public void A_question_of_a_hundred_words_is_scored()
    {
        var query = Enumerable.Range(0, 100).Select(at => Term($"w{at}")).Append(Term("tea")).ToList();
        Assert.Equal(0, new Bm25(query, Statistics).Score(Own("dog")));
        Assert.True(new Bm25([.. query.AsEnumerable().Reverse()], Statistics).Score(Tea) > 0);
    }

    private static TermIndex Own(params string[] terms) => TermIndex.Build([terms, null, null, null, null]);

    private static QueryTerm Term(string form) => new(form, [form]);
}
