using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Latency;

/// <summary>One measurement: a bank of a size, asked by so many callers.</summary>
/// <param name="Processor">What the instance computed meanwhile.</param>
/// <param name="PeakMemory">Bytes that the instance has occupied at most, filling the bank included.</param>
internal sealed record LatencyRow(int Memories, int Callers, LoadResult Load, TimeSpan? Processor, long? PeakMemory);
