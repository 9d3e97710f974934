using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class Bm25Tests
{
    private static readonly TermIndex Tea = TermIndex.Build([["tea", "cup", "tea"], ["milk"], null, null, null]);

    private static readonly BankStatistics Statistics = BankStatistics.Empty.Change([Tea, Own("milk"), Own("cup", "saucer"), Own("dog", "bone")], []);

    [Fact]
    public void A_score_of_a_place_is_the_sum_over_the_terms_of_idf_times_saturation_and_grows_with_what_is_covered()
    {
        // 4 memories of 8 terms: mean length 2. tea: in 1 memory, twice in a turn of 3. milk: in 1, once in the turn before, of length 1.
        var idf = Math.Log(1 + (3.5 / 1.5));
        var tea = idf * (2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 3 / 2)))));
        var milk = idf * (1 * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 1 / 2)))));
        Assert.Equal([tea * 1.3, 0, 0, 0, 0], Score([Term("tea")], Tea), Near);
        Assert.Equal([tea * 1.15, milk * 1.15, 0, 0, 0], Score([Term("tea"), Term("milk")], Tea), Near);
    }

    [Fact]
    public void Forms_of_one_word_count_once_and_the_best_of_them() =>
        Assert.Equal(Score([Term("tea")], Tea), Score([new QueryTerm("cups", ["cup", "tea"])], Tea), Near);

    [Fact]
    public void Nothing_in_common_scores_nothing()
    {
        Assert.All(Score([Term("horse")], Tea), score => Assert.Equal(0, score));
        Assert.All(Score([], Tea), score => Assert.Equal(0, score));
        Assert.All(new Bm25([Term("tea")], BankStatistics.Empty) is var empty ? Score(empty, TermIndex.Read(default)) : [], score => Assert.Equal(0, score));
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
        Assert.Equal(0, Score(query, Own("dog"))[0]);
        Assert.True(Score([.. query.AsEnumerable().Reverse()], Tea)[0] > 0);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static double[] Score(IReadOnlyList<QueryTerm> query, TermIndex memory) => Score(new Bm25(query, Statistics), memory);

    private static double[] Score(Bm25 bm25, TermIndex memory)
    {
        var scores = new double[TermIndex.Places];
        bm25.Score(memory, scores);
        return scores;
    }

    private static TermIndex Own(params string[] terms) => TermIndex.Build([terms, null, null, null, null]);

    private static QueryTerm Term(string form) => new(form, [form]);
}
