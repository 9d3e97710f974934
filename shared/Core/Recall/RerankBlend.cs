namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Joins the score of the arms with what a reranker says: the mean of the two in log odds (a logarithmic opinion pool), so that
/// whichever is surer decides. Why, and what was not measured, is in docs/decisions/0028.
/// </summary>
internal static class RerankBlend
{
    /// <summary>Rerankers are sure of themselves: beyond this, more certainty counts no more.</summary>
    private const double Least = 0.01;

    /// <param name="fused">The score of the arms, above 0 and below 1.</param>
    /// <param name="reranker">What the reranker says; null, where it says nothing, counts as the least, so that no memory rises for not having been read.</param>
    public static double Of(double fused, double? reranker)
    {
        var odds = (LogOdds(Math.Clamp(fused, double.Epsilon, 1 - 1e-12)) + LogOdds(Math.Clamp(reranker ?? 0, Least, 1 - Least))) / 2;
        return 1 / (1 + Math.Exp(-odds));
    }

    private static double LogOdds(double share) => Math.Log(share) - Math.Log(1 - share);
}
