namespace MemoryFunctions.Core.Work;

/// <summary>Waiting between tries: exponential with full jitter, or as long as the other side asks.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static Task DelayAsync(int attempt, TimeSpan? asked, TimeProvider time, CancellationToken cancellationToken)
    {
        var bound = Math.Min(Longest.TotalMilliseconds, 5 * Math.Pow(2, Math.Min(attempt, 10)));
        var delay = asked ?? TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * bound);
        return Task.Delay(delay, time, cancellationToken);
    }
}
