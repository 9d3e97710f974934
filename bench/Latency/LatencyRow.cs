using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Latency;

/// <summary>What is asked.</summary>
internal enum LatencyKind
{
    /// <summary>Every question a new one.</summary>
    Distinct,

    /// <summary>One question again and again: what caches give.</summary>
    Repeated,

    /// <summary>No recall: the store's calls of a recall with ten rows each, in this process. What remains when all of ours costs nothing.</summary>
    Floor,
}

/// <summary>One measurement: a bank of a size, asked by so many callers.</summary>
/// <param name="Processor">What the instance computed meanwhile.</param>
/// <param name="Allocated">Bytes that the instance allocated meanwhile.</param>
/// <param name="PeakMemory">Bytes that the instance has occupied at most, filling the bank included.</param>
internal sealed record LatencyRow(LatencyKind Kind, int Memories, int Callers, LoadResult Load, TimeSpan? Processor, double? Allocated, long? PeakMemory);

/// <summary>What else is known of a bank of a size.</summary>
/// <param name="Rows">The measurements.</param>
/// <param name="Stages">Milliseconds of each stage, the mean of some questions that were asked with a trace.</param>
/// <param name="Cold">The first recall after a restart on the filled folder; null where the instance is not ours to restart.</param>
internal sealed record LatencyResult(int Memories, IReadOnlyList<LatencyRow> Rows, IReadOnlyDictionary<string, double> Stages, ColdRecall? Cold);

/// <summary>A recall on a server that was just started.</summary>
/// <param name="Ready">From the start of the process until it was ready.</param>
/// <param name="Recall">What the first recall took then.</param>
internal sealed record ColdRecall(TimeSpan Ready, TimeSpan Recall);
