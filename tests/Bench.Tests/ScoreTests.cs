using MemoryFunctions.Bench.Locomo;

namespace MemoryFunctions.Bench.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void A_score_is_what_one_computes_by_hand()
    {
        // Answering turns at the places 1, 7 and 25, one never found.
        string[] ranked = [.. Enumerable.Range(1, 40).Select(place => place switch { 1 => "a", 7 => "b", 25 => "c", _ => $"x{place}" })];

        var score = Score.Of(ranked, ["a", "b", "c", "d"]);

        Assert.Equal(0.25, score.Recall5);
        Assert.Equal(0.5, score.Recall10);
        Assert.Equal(0.5, score.Recall20);
        Assert.Equal(0.75, score.Recall30);
        Assert.Equal(1, score.Hit10);
        Assert.Equal(1, score.Mrr);
        Assert.Equal(0, score.All30);

        // (1 + 1/log2 8) / (1 + 1/log2 3 + 1/log2 4 + 1/log2 5)
        Assert.Equal(1.3333333 / 2.5616063, score.Ndcg10, 6);
    }

    [Fact]
    public void Places_count_to_the_depth_and_not_beyond()
    {
        string[] ranked = [.. Enumerable.Range(1, 40).Select(place => $"x{place}")];

        Assert.Equal(1, Score.Of(ranked, ["x5"]).Recall5);
        Assert.Equal(0, Score.Of(ranked, ["x6"]).Recall5);
        Assert.Equal(1, Score.Of(ranked, ["x10"]).Hit10);
        Assert.Equal(0, Score.Of(ranked, ["x11"]).Hit10);
        Assert.Equal(0, Score.Of(ranked, ["x11"]).Ndcg10);
        Assert.Equal(1, Score.Of(ranked, ["x30"]).All30);
        Assert.Equal(0, Score.Of(ranked, ["x31"]).All30);
        Assert.Equal(1.0 / 31, Score.Of(ranked, ["x31"]).Mrr);
    }

    [Fact]
    public void Nothing_ranked_scores_nothing()
    {
        Assert.Equal(new Score(0, 0, 0, 0, 0, 0, 0, 0), Score.Of([], ["a"]));
    }

    [Fact]
    public void A_turn_ranked_twice_takes_one_place()
    {
        Assert.Equal(0.5, Score.Of(["x", "x", "a"], ["a"]).Mrr);
    }

    [Fact]
    public void Evidence_named_twice_is_wanted_once()
    {
        Assert.Equal(1, Score.Of(["a"], ["a", "a"]).Recall5);
    }

    [Fact]
    public void Questions_without_evidence_are_not_scored()
    {
        LocomoQuestion[] questions =
        [
            new("1", "conv-26", "?", "temporal", ["D1:1"], EvidenceBroken: true),
            new("2", "conv-26", "?", "temporal", [], EvidenceBroken: true),
            new("3", "rt-1", "?", "temporal", ["D1:1"], EvidenceBroken: true),
        ];

        var scored = ScoredQuestion.All(questions, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

        Assert.Equal("1", Assert.Single(scored).Question.Id);
    }

    [Fact]
    public void Cleaning_corrects_citations_and_drops_what_is_wrong_otherwise()
    {
        LocomoQuestion[] questions = [Question("good"), Question("cited wrongly"), Question("not citable"), Question("made up")];
        AuditEntry[] audit =
        [
            new("cited wrongly", "WRONG_CITATION", ["D2:2"]),
            new("not citable", "WRONG_CITATION", []),
            new("made up", "HALLUCINATION", ["D3:3"]),
        ];

        var cleaned = LocomoDataset.Clean(questions, audit);

        Assert.Equal(["good", "cited wrongly"], cleaned.Select(question => question.Id));
        Assert.Equal(["D2:2"], cleaned[1].Evidence);

        static LocomoQuestion Question(string id) => new(id, "conv-26", "?", "temporal", ["D1:1"], EvidenceBroken: false);
    }
}
