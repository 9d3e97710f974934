using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Throughput;

/// <summary>How fast documents went through, by the server's own times.</summary>
/// <param name="PerSecond">Documents, from the first that was saved until the last was recallable.</param>
/// <param name="Saving">From the first that was saved to the last.</param>
/// <param name="Thousands">
/// How many a second became recallable once all were saved, thousand by thousand: before that the worker lets callers go first.
/// </param>
/// <param name="Processor">What the instance computed.</param>
/// <param name="Saved">Bytes of memory at most until the last was saved.</param>
/// <param name="Peak">Bytes of memory at most until all were recallable.</param>
internal sealed record ThroughputOutcome(
    double PerSecond, TimeSpan Saving, IReadOnlyList<double> Thousands, TimeSpan? Processor, long Saved, long Peak)
{
    private const int Step = 1_000;

    /// <summary>The slowest thousand as a share of the fastest.</summary>
    public double Flatness => Thousands.Count == 0 ? 1 : Thousands.Min() / Thousands.Max();

    /// <param name="states">Of operations that all are completed.</param>
    /// <param name="processor">What the instance computed.</param>
    /// <param name="saved">Bytes.</param>
    /// <param name="peak">Bytes.</param>
    public static ThroughputOutcome Of(IReadOnlyList<OperationStatus> states, TimeSpan? processor, long saved, long peak)
    {
        var (first, last) = (states.Min(state => state.CreatedAt!.Value), states.Max(state => state.CreatedAt!.Value));
        DateTimeOffset[] ends = [last, .. states.Select(state => state.CompletedAt!.Value).Where(end => end > last).Order()];
        var thousands = new List<double>();
        for (var to = Step; to < ends.Length; to += Step)
        {
            thousands.Add(Step / (ends[to] - ends[to - Step]).TotalSeconds);
        }

        return new ThroughputOutcome(states.Count / (ends[^1] - first).TotalSeconds, last - first, thousands, processor, saved, peak);
    }
}
