namespace MemoryFunctions.Bench.Wire;

/// <summary>How an answer came about, where that was asked.</summary>
internal sealed record RecallTrace
{
    /// <summary>The time of each stage.</summary>
    public required IReadOnlyDictionary<string, double> Milliseconds { get; init; }
}
