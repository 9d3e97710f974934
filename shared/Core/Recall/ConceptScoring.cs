using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Scores texts against a question by concepts, as eng/concepts/README.md defines it. What all texts have in common is left in:
/// taking it out made no difference that could be measured.
/// </summary>
internal sealed class ConceptScoring(IConceptTable table)
{
    /// <summary>One score for each candidate, in order.</summary>
    /// <param name="question">Its units with repeats, without names, and without units that are neither in the table nor in the bank.</param>
    /// <param name="candidates">The texts.</param>
    /// <param name="idf">The inverse document frequency of a <see cref="ConceptAxis"/> in the bank; asked once for each.</param>
    /// <param name="meanLength">The mean of <see cref="ConceptCandidate.Length"/> over the bank.</param>
    public ConceptScore[] Score(IReadOnlyList<ConceptUnit> question, IReadOnlyList<ConceptCandidate> candidates, Func<int, double> idf, double meanLength)
    {
        var scores = new ConceptScore[candidates.Count];
        var asked = new ConceptQuestion(table, question, idf);
        if (asked.Length < 1e-6f)
        {
            return scores;
        }

        using var axes = new ConceptAxes(candidates);
        using var texts = new ConceptTexts(table, asked, axes, idf);
        for (var i = 0; i < scores.Length; i++)
        {
            texts.Take(candidates[i].Axes.Span);
            var norm = Bm25.Norm(candidates[i].Length, meanLength);
            scores[i] = new ConceptScore(texts.Dense(), (float)(texts.Soft() * (Bm25.K1 + 1) / (1 + norm)));
        }

        return scores;
    }
}
