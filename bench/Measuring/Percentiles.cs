namespace MemoryFunctions.Bench.Measuring;

/// <summary>
/// Percentiles of durations in milliseconds, by nearest rank: the smallest sample that at least so many percent of the
/// samples do not exceed. Always a time that was really measured.
/// </summary>
internal sealed record Percentiles(int Count, double P50, double P95, double P99, double Max)
{
    /// <summary>Null where there is nothing to tell of.</summary>
    public static Percentiles? Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds];
        if (sorted.Length == 0)
        {
            return null;
        }

        Array.Sort(sorted);
        return new Percentiles(sorted.Length, At(sorted, 50), At(sorted, 95), At(sorted, 99), sorted[^1]);
    }

    private static double At(double[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}
