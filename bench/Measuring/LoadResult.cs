namespace MemoryFunctions.Bench.Measuring;

/// <summary>What a load came to. Requests that failed count as errors and in no percentile.</summary>
internal sealed record LoadResult(IReadOnlyList<Sample> Samples, TimeSpan Elapsed)
{
    public Percentiles? Client => Percentiles.Of(Samples.Where(sample => sample.IsSuccess).Select(sample => sample.Client));

    public Percentiles? Server => Percentiles.Of(Samples.Where(sample => sample.IsSuccess).Select(sample => sample.Server).OfType<double>());

    public int Errors => Samples.Count(sample => !sample.IsSuccess);

    public double SuccessesPerSecond => (Samples.Count - Errors) / Elapsed.TotalSeconds;
}
