namespace MemoryFunctions.Core.Work;

/// <summary>How long to wait after the n-th failure in a row: doubling from half a second to 30 seconds, half of it random.</summary>
/// <param name="random">Gives numbers from 0 to 1: instances that failed together should not come back together.</param>
internal sealed class RetryBackoff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public TimeSpan After(int failures)
    {
        var full = First * Math.Pow(2, Math.Min(failures, 16) - 1);
        return (full < Longest ? full : Longest) * (0.5 + (0.5 * random()));
    }
}
