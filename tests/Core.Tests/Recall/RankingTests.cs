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
        Assert.All(ranked, place => Assert.InRange(place.Final, 0.01, 0.99));
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
        List<MemoryCandidate> vectors = [Of("b", ["tea"], similarity: -0.1), Of("c", ["tea"], similarity: -0.3)];
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

    [Fact]
    public void A_turn_beside_one_that_means_the_same_comes_before_one_that_stands_alone()
    {
        List<MemoryCandidate> candidates = [.. Enumerable.Range(0, 9).Select(at => Of($"{at}", ["tea"], similarity: at == 4 ? 0.9 : 0.1, line: at is 4 or 5 ? at : at * 10))];
        Assert.Equal(["4", "5"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, [], candidates)).Take(2));
    }

    [Fact]
    public void A_conversation_that_is_about_it_lifts_its_turns()
    {
        List<MemoryCandidate> candidates = [Of("a", ["tea"], document: 1), Of("b", ["tea"], document: 2), Of("c", ["tea", "cake"], document: 2, line: 9)];
        Assert.Equal(["c", "b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea cake" }, candidates, [])));
    }

    [Fact]
    public void What_lies_in_the_time_that_is_asked_about_comes_first()
    {
        var (june, july) = (new DateTimeOffset(2025, 6, 10, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 7, 20, 0, 0, 0, TimeSpan.Zero));
        List<MemoryCandidate> candidates = [Of("a", ["tea"], said: july), Of("b", ["tea"], said: june)];
        Assert.Equal(["b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea in June 2025" }, candidates, [])));
        Assert.Equal(["a", "b"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea", Window = new RecallWindow(july.AddDays(-1), july.AddDays(1)) }, candidates, [])));
    }

    [Fact]
    public void What_a_fact_ties_to_a_name_of_the_question_comes_before_what_nothing_does()
    {
        var (anna, ben) = (TermHash.Of("@anna"), TermHash.Of("@ben"));
        var tie = Of("tie", ["x"]) with { Traits = new MemoryTraits { Document = 7, Relations = [(anna, ben)], Entities = [anna, ben] } };
        var ofBen = Of("ben", ["tea"]) with { Traits = new MemoryTraits { Document = 7, Entities = [ben] } };
        Assert.Equal(["ben", "any"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "Does the husband of Anna drink tea" }, [tie, Of("any", ["tea"]), ofBen], [])).Take(2));
    }

    [Fact]
    public void More_sources_newer_words_and_a_date_where_one_is_asked_for_weigh()
    {
        var old = Now.AddDays(-400);
        List<MemoryCandidate> proven = [Of("a", ["tea"]), Of("b", ["tea"]) with { ProofCount = 4 }];
        Assert.Equal(["b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, proven, [])));
        Assert.Equal(["b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, [Of("a", ["tea"], said: old), Of("b", ["tea"], said: Now)], [])));
        List<MemoryCandidate> dated = [Of("a", ["tea"]), Of("b", ["tea"]) with { Traits = new MemoryTraits { Document = 7, OccurredStart = old, OccurredEnd = old } }];
        Assert.Equal(["b", "a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "When did they drink tea?" }, dated, [])));
    }

    [Fact]
    public void Observations_come_first_where_they_are_preferred_and_what_was_to_hold_for_days_fades()
    {
        List<MemoryCandidate> both = [Of("a", ["tea"]), Of("b", ["tea"]) with { Traits = new MemoryTraits { Document = 7, IsObservation = true } }];
        var query = new RecallQuery { Bank = Bank, Text = "tea" };
        Assert.Equal(["a", "b"], Ids(Rank(query, both, [])));
        Assert.Equal(["b", "a"], Ids(Rank(query with { PreferObservations = true }, both, [])));
        var old = new MemoryTraits { Document = 7, MentionedAt = Now.AddDays(-60) };
        List<MemoryCandidate> passed = [Of("a", ["tea"]) with { Traits = old with { Permanence = Permanence.ShortTerm } }, Of("b", ["tea"]) with { Traits = old }];
        Assert.Equal(["b", "a"], Ids(Rank(query, passed, [])));
        Assert.Equal(["a", "b"], Ids(Rank(query with { Now = Now.AddDays(-50) }, passed, [])));
    }

    /// <summary>Two memories that only one element tells apart.</summary>
    [Theory]
    [InlineData(RankingElements.Speaker)]
    [InlineData(RankingElements.Dated)]
    [InlineData(RankingElements.QuestionTime)]
    [InlineData(RankingElements.Names)]
    [InlineData(RankingElements.Recency)]
    [InlineData(RankingElements.Proof)]
    [InlineData(RankingElements.Permanence)]
    [InlineData(RankingElements.Meaning)]
    [InlineData(RankingElements.Neighbours)]
    [InlineData(RankingElements.Conversation)]
    public void An_element_that_is_left_out_tells_nothing_apart_and_no_other_loses_by_it(RankingElements element)
    {
        var (plain, old) = (Of("a", ["tea"], document: 1), Now.AddDays(-400));
        var (text, others) = ("tea", Array.Empty<MemoryCandidate>());
        MemoryCandidate With(Func<MemoryTraits, MemoryTraits> change) => Of("b", ["tea"], document: 2) with { Traits = change(new MemoryTraits { Document = 2 }) };
        var (one, other) = element switch
        {
            RankingElements.Speaker => (plain, Of("b", ["tea"], speaker: "Tea")),
            RankingElements.Dated => (plain, With(traits => traits with { OccurredStart = old, OccurredEnd = old })),
            RankingElements.QuestionTime => (plain, With(traits => traits with { OccurredStart = old, OccurredEnd = old })),
            RankingElements.Names => (plain, With(traits => traits with { Entities = [TermHash.Of("@anna")] })),
            RankingElements.Recency => (Of("a", ["tea"], document: 1, said: old), Of("b", ["tea"], document: 2, said: Now)),
            RankingElements.Proof => (plain, Of("b", ["tea"], document: 2) with { ProofCount = 4 }),
            RankingElements.Permanence => (Of("a", ["tea"], document: 1, said: old), With(traits => traits with { MentionedAt = old, Permanence = Permanence.ShortTerm })),
            RankingElements.Meaning => (plain, Of("b", ["tea"], similarity: 0.9, document: 2)),
            RankingElements.Neighbours => (plain, Of("b", ["tea"], document: 2) with { Index = TermIndex.Build([["tea"], ["tea"], null, null, null]) }),
            _ => (plain, Of("b", ["tea"], document: 2)),
        };
        (text, others) = element switch
        {
            RankingElements.Dated => ("When did they drink tea?", others),
            RankingElements.QuestionTime => ($"tea in {old.Year}", others),
            RankingElements.Names => ("Does Anna drink tea", others),
            RankingElements.Conversation => ("tea", [Of("c", ["tea", "tea", "cake"], document: 2, line: 90)]),
            _ => (text, others),
        };

        Assert.NotEqual(Score("a", RankingElements.None), Score("b", RankingElements.None));
        Assert.Equal(Score("a", element), Score("b", element));
        Assert.NotEqual(Score("a", RankingElements.NearDuplicates), Score("b", RankingElements.NearDuplicates));

        double Score(string id, RankingElements without) =>
            Rank(new RecallQuery { Bank = Bank, Text = text }, [one, other, .. others], [], without).Single(place => place.Id == id).Final;
    }

    [Fact]
    public void What_is_only_like_the_question_is_a_result_in_a_bank_of_one() =>
        Assert.Equal(["a"], Ids(Rank(new RecallQuery { Bank = Bank, Text = "tea" }, [], [Of("a", ["dog"], similarity: 0.6)])));

    private static DateTimeOffset Now => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static BankId Bank => BankId.Create("t", BankKind.User, "x");

    private static IReadOnlyList<RankedMemory> Rank(RecallQuery query, IReadOnlyList<MemoryCandidate> byTerms, IReadOnlyList<MemoryCandidate> byVector, RankingElements without = RankingElements.None) =>
        new Ranking(table: null, without).Rank(query, RecallQuestion.Read(query, Now) with { Terms = Terms }, Statistics, Join([.. byTerms, .. byVector]));

    private static IReadOnlyList<Candidate> Join(IReadOnlyList<MemoryCandidate> found) =>
        [.. found.GroupBy(memory => memory.Id, StringComparer.Ordinal).Select(same => new Candidate(same.First()) { Similarity = same.Select(memory => memory.Similarity).FirstOrDefault(similarity => similarity is not null) })];

    private static IEnumerable<string> Ids(IEnumerable<RankedMemory> results) => results.Select(result => result.Id);

    private static MemoryCandidate Of(string id, IReadOnlyList<string> terms, double? similarity = null, string? speaker = null, uint document = 7, int line = 0, DateTimeOffset? said = null) => new()
    {
        Id = id,
        Speaker = speaker,
        Index = TermIndex.Build([terms, null, null, null, null]),
        Similarity = similarity,
        Traits = new MemoryTraits { Document = document, Line = line, MentionedAt = said },
    };
}
