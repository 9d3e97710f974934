namespace MemoryFunctions.Bench.Locomo;

/// <summary>How well turns were ranked for one question, or for many on average; all shares between 0 and 1.</summary>
/// <param name="Recall5">The share of the answering turns among the first five.</param>
/// <param name="Hit10">Whether any is among the first ten.</param>
/// <param name="Ndcg10">Discounted gain (log2) of the first ten against the best that could be.</param>
/// <param name="Mrr">One over the place of the first.</param>
/// <param name="All30">Whether all are among the first thirty.</param>
internal sealed record Score(
    double Recall5, double Recall10, double Recall20, double Recall30, double Hit10, double Ndcg10, double Mrr, double All30)
{
    public static Score Of(IReadOnlyList<string> ranked, IReadOnlyList<string> evidence)
    {
        var wanted = evidence.ToHashSet(StringComparer.Ordinal);
        int[] places = [.. ranked.Distinct(StringComparer.Ordinal).Index().Where(turn => wanted.Contains(turn.Item)).Select(turn => turn.Index)];
        var ideal = Enumerable.Range(0, Math.Min(10, wanted.Count)).Sum(Gain);
        return new Score(
            Within(5),
            Within(10),
            Within(20),
            Within(30),
            places.Any(place => place < 10) ? 1 : 0,
            places.Where(place => place < 10).Sum(Gain) / ideal,
            places.Length == 0 ? 0 : 1.0 / (places[0] + 1),
            places.Count(place => place < 30) == wanted.Count ? 1 : 0);

        double Within(int depth) => (double)places.Count(place => place < depth) / wanted.Count;
    }

    public static Score Mean(IReadOnlyCollection<Score> scores) => new(
        scores.Average(score => score.Recall5),
        scores.Average(score => score.Recall10),
        scores.Average(score => score.Recall20),
        scores.Average(score => score.Recall30),
        scores.Average(score => score.Hit10),
        scores.Average(score => score.Ndcg10),
        scores.Average(score => score.Mrr),
        scores.Average(score => score.All30));

    private static double Gain(int place) => 1 / Math.Log2(place + 2);
}
