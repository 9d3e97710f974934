using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Embedded.Models.Concepts;

namespace MemoryFunctions.Embedded.Tests.Models.Concepts;

public sealed class ConceptScoringTests
{
    private static readonly ConceptTable Table = new();

    private static readonly string[] Texts =
    [
        "We adopted two golden retrievers last spring.",
        "My sister's wedding was at the beach.",
        "I started a new job at the hospital in Kleinfurt.",
    ];

    /// <summary>Random texts would have nothing to do with each other: these words are near, shared, parts of phrases, or unknown.</summary>
    private static readonly string[] Words =
    [
        "dog", "puppy", "guard dog", "guide dog", "retriever", "wedding", "bride", "hong kong", "kong", "doctor", "physician", "hospital",
        "trip", "vacation", "trip", "Kleinfurt", "Zyzzx", "violin", "instrument", "the", "birds of prey", "prey",
    ];

    [Fact]
    public void Scores_are_those_of_the_reference()
    {
        var scores = Score(Texts, "What kind of dog does the bride's family have?");

        Assert.All(scores.Zip([0.4423, 0.4580, 0.2436]), pair => Assert.Equal(pair.Second, pair.First.Dense, 4));
        Assert.All(scores.Zip([0.6193, 0.5344, 0.0130]), pair => Assert.Equal(pair.Second, pair.First.Soft, 4));
    }

    [Fact]
    public void A_name_that_is_in_no_table_meets_itself_only()
    {
        var scores = Score(Texts, "Kleinfurt");

        Assert.Equal(0, scores[0].Dense);
        Assert.InRange(scores[2].Dense, 0.2, 0.9);
        Assert.Equal(0, scores[2].Soft);
    }

    [Fact]
    public void What_has_a_word_of_the_question_is_left_to_keyword_ranking() =>
        Assert.Equal([0, 0], Score(["The dog had puppies.", "A guard dog and a puppy."], "dog").Select(score => score.Soft));

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    public void A_question_without_units_is_like_no_text(string question) => Assert.All(Score(Texts, question), score => Assert.Equal(default, score));

    [Fact]
    public void A_text_without_units_is_like_no_question() => Assert.Equal(default, Score(["", "puppy"], "dog")[0]);

    [Fact]
    public void Scores_are_those_of_the_formula() => Prop.ForAll(
        Gen.Zip(Text(0, 5), Gen.Choose(0, 12).SelectMany(count => Text(0, 8).ArrayOf(count))).ToArbitrary(),
        sample =>
        {
            var (question, texts) = sample;
            var recipe = new ScoreRecipe(Table, texts);
            foreach (var (score, i) in Score(texts, question).Select((score, i) => (score, i)))
            {
                Assert.Equal(recipe.Dense(question, i), score.Dense, tolerance: 1e-4);
                Assert.Equal(recipe.Soft(question, i), score.Soft, tolerance: 1e-4);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<string> Text(int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => Gen.Elements(Words).ArrayOf(count)).Select(words => string.Join(", the ", words));

    private static ConceptScore[] Score(string[] texts, string question)
    {
        var candidates = texts.Select(Candidate).ToList();
        return new ConceptScoring(Table).Score(
            [.. Table.Units(question).Where(unit => unit.Row >= 0 || candidates.Exists(candidate => candidate.Axes.Span.Contains(ConceptAxis.Of(unit, Table.Count))))],
            candidates,
            axis =>
            {
                var count = candidates.Count(candidate => candidate.Axes.Span.Contains((ushort)axis));
                return Math.Log(1 + ((candidates.Count - count + 0.5) / (count + 0.5)));
            },
            candidates.Select(candidate => candidate.Length).DefaultIfEmpty().Average());
    }

    private static ConceptCandidate Candidate(string text)
    {
        var axes = Table.Units(text).Select(unit => ConceptAxis.Of(unit, Table.Count)).ToArray();
        return new ConceptCandidate(axes, axes.Length);
    }
}
