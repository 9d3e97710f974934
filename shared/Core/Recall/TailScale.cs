namespace MemoryFunctions.Core.Recall;

/// <summary>
/// How far above a bank's other memories a similarity lies, in standard deviations, when only the most similar ones are known: mean
/// and deviation are those of the normal distribution whose tail they would be. Where all are known they are counted.
/// </summary>
internal sealed class TailScale
{
    private readonly double mean;
    private readonly double deviation;

    /// <param name="known">The largest similarities.</param>
    /// <param name="total">How many there are, of which <paramref name="known"/> are the largest.</param>
    /// <param name="most">No more of them than this are looked at: deeper, it is not sure that none is missing.</param>
    public TailScale(IReadOnlyCollection<double> known, int total, int most)
    {
        double[] largest = [.. known.OrderDescending().Take(most)];
        if (largest.Length < 4)
        {
            deviation = 0;
        }
        else if (total <= most)
        {
            mean = known.Average();
            deviation = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        }
        else
        {
            // The quantiles at the end and in the middle of the tail.
            var share = (double)largest.Length / total;
            var (outer, inner) = (Normal.Quantile(1 - (share / 2)), Normal.Quantile(1 - share));
            deviation = (largest[(largest.Length / 2) - 1] - largest[^1]) / (outer - inner);
            mean = largest[^1] - (inner * deviation);
        }
    }

    /// <summary>0 for what is no more than average, or where all are alike.</summary>
    public double Above(double similarity) => deviation < 1e-9 ? 0 : Math.Max(0, (similarity - mean) / deviation);
}
