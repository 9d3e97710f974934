using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class RankingTests
{
    private static readonly BankStatistics Statistics = new(10, 30, TermSketch.Empty.Change([.. new[] { "tea", "cake", "cake" }.Select(TermHash.Of)], []));

    private static readonly IReadOnlyList<QueryTerm> Terms = [new("tea", ["tea"]), new("cake", ["cake"])];

    [Fact]
    public void More_of_the_question_comes_first()
    {
        var ranked = Rank(new RecallQuery { Bank = Bank, Text = "tea cake" }, [Of("one", ["cake"]), Of("both", ["tea", "cake"]), Of("rare", ["tea"])], []);
        Assert.Equal(["both", "rare", "one"], Ids(ranked));
        Assert.Equal(1, ranked[0].Final, 12);
    }

    [Fact]
    public void A_memory_of_both_arms_is_one_result_with_both_scores()
    {
        var ranked = Rank(new RecallQuery { Bank = Bank, Text = "tea" }, [Of("a", ["tea"])], [Of("a", ["tea"], similarity: 0.5)]);
        var one = Assert.Single(ranked);
        Assert.Equal(0.5, one.Semantic);
        Assert.True(one.Keyword > 0);
    }

    [Fact]
    public void What_neither_arm_finds_alike_is_no_result() =>
        Assert.Empty(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, [], [Of("a", ["dog"], similarity: -0.2), Of("b", ["dog"], similarity: 0)]));

    [Fact]
    public void Ties_break_by_similarity_and_then_by_id_whatever_order_they_came_in()
    {
        List<MemoryCandidate> candidates = [Of("c", ["tea"]), Of("a", ["tea"]), Of("b", ["tea"])];
        List<MemoryCandidate> vectors = [Of("b", [], similarity: -0.1), Of("c", [], similarity: -0.3)];
        foreach (var rotation in Enumerable.Range(0, candidates.Count))
        {
            var turned = candidates.Skip(rotation).Concat(candidates.Take(rotation)).ToList();
            Assert.Equal(["b", "c", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, turned, vectors)));
        }
    }

    [Fact]
    public void A_speaker_whom_the_question_names_comes_first()
    {
        List<MemoryCandidate> candidates = [Of("a", ["tea"], speaker: "Bob"), Of("b", ["tea"], speaker: "Ann Lee")];
        Assert.Equal(["b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "does Ann's tea" }, candidates, [])));
        Assert.Equal(["a", "b"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "annual tea" }, candidates, [])));
    }

    [Fact]
    public void Floors_are_inclusive_and_a_score_that_is_not_there_is_under_any()
    {
        List<MemoryCandidate> vectors = [Of("a", ["tea"], similarity: 0.5), Of("b", ["tea"], similarity: 0.4)];
        var query = new RecallQuery { Bank = Bank, Text = "tea" };
        Assert.Equal(["a"], Ids(Rank(query with { MinSemantic = 0.5 }, [Of("k", ["tea"])], vectors)));
        List<MemoryCandidate> words = [Of("a", ["tea"]), Of("b", ["tea", "tea"])];
        var all = Rank(query, words, []);
        Assert.Equal(["b"], Ids(Rank(query with { MinFinal = all[0].Final }, words, [])));
        Assert.Equal(["b", "a"], Ids(Rank(query with { MinKeyword = all[1].Keyword }, words, [])));
        Assert.Empty(Rank(query with { MinKeyword = all[0].Keyword + 0.001 }, words, vectors));
    }

    private static BankId Bank => BankId.Create("t", BankKind.User, "x");

    private static IReadOnlyList<RankedMemory> Rank(RecallQuery query, IReadOnlyList<MemoryCandidate> byTerms, IReadOnlyList<MemoryCandidate> byVector) =>
        Ranking.Rank(query, Terms, Statistics, byTerms, byVector);

    private static IEnumerable<string> Ids(IEnumerable<RankedMemory> results) => results.Select(result => result.Id);

    private static MemoryCandidate Of(string id, IReadOnlyList<string> terms, double? similarity = null, string? speaker = null) => new()
    {
        Id = id,
        Speaker = speaker,
        Index = TermIndex.Build([terms, null, null, null, null]),
        Similarity = similarity,
    };
}
