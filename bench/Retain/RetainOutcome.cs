using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Retain;

/// <summary>What a load of saving came to.</summary>
/// <param name="Lags">Milliseconds from the saving of each conversation until it was recallable.</param>
/// <param name="Indexed">From the last saving until all was recallable.</param>
/// <param name="Saving">What the instance computed while conversations were saved, the indexing meanwhile included.</param>
/// <param name="All">What it computed until all was recallable.</param>
internal sealed record RetainOutcome(LoadResult Load, IReadOnlyList<double> Lags, TimeSpan Indexed, TimeSpan? Saving, TimeSpan? All);
