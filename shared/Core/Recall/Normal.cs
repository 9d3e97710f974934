namespace MemoryFunctions.Core.Recall;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// The quantile of a probability between 0 and 1, by the approximation of Abramowitz and Stegun, "Handbook of Mathematical
    /// Functions", 26.2.23: off by less than 4.5e-4.
    /// </summary>
    public static double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (probability < 0.5)
        {
            return -Quantile(1 - probability);
        }

        var t = Math.Sqrt(-2 * Math.Log(1 - probability));
        return t - ((2.515517 + (t * (0.802853 + (0.010328 * t)))) / (1 + (t * (1.432788 + (t * (0.189269 + (0.001308 * t)))))));
    }
}
