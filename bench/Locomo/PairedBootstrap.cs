namespace MemoryFunctions.Bench.Locomo;

/// <summary>
/// Whether one run is better than another on the same questions: the mean of the differences and the interval that 95 of
/// 100 resamplings of the questions leave it in (Efron and Tibshirani, An Introduction to the Bootstrap, 1993).
/// </summary>
internal sealed record PairedBootstrap(double Mean, double Low, double High)
{
    private const int Resamplings = 2_000;

    public static PairedBootstrap Of(IReadOnlyList<double> differences)
    {
        // Seeded: the same two runs always compare the same.
        var random = new Random(7);
        var means = new double[Resamplings];
        foreach (ref var mean in means.AsSpan())
        {
            for (var i = 0; i < differences.Count; i++)
            {
                mean += differences[random.Next(differences.Count)];
            }

            mean /= differences.Count;
        }

        Array.Sort(means);
        return new PairedBootstrap(differences.Average(), means[Resamplings / 40], means[^(Resamplings / 40)]);
    }
}
