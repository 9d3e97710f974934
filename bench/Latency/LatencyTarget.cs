using System.Globalization;

namespace MemoryFunctions.Bench.Latency;

/// <summary>What is asked of recall on two processors with the embedded store.</summary>
/// <param name="Memories">The bank's size.</param>
/// <param name="Callers">How many ask at once.</param>
/// <param name="Milliseconds">The most that p95 in the server may be; null where the rate is asked.</param>
/// <param name="PerSecond">The least rate; null where the time is asked.</param>
internal sealed record LatencyTarget(int Memories, int Callers, double? Milliseconds, double? PerSecond)
{
    public static readonly IReadOnlyList<LatencyTarget> All =
    [
        new(1_000, 1, 6, null),
        new(10_000, 1, 15, null),
        new(50_000, 1, 60, null),
        new(1_000, 16, null, 400),
    ];

    /// <summary>The most that the first recall may take on a server that was just started.</summary>
    public static readonly TimeSpan Cold = TimeSpan.FromSeconds(1.5);

    /// <summary>A line that says whether a row meets it; null where the row is not of its kind.</summary>
    public string? Judge(LatencyRow row)
    {
        if (row.Memories != Memories || row.Callers != Callers || row.Kind != LatencyKind.Distinct || row.Load.Server is not { } server)
        {
            return null;
        }

        var isMet = server.P95 <= (Milliseconds ?? double.MaxValue) && row.Load.SuccessesPerSecond >= (PerSecond ?? 0);
        var asked = Milliseconds is { } most ? $"p95 at most {most} ms in the server" : $"at least {PerSecond} recalls a second";
        return string.Create(CultureInfo.InvariantCulture, $"Target: {asked}, {Memories} memories, {Callers} at once: {(isMet ? "met" : "missed")}");
    }
}
