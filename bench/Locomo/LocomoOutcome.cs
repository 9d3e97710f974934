using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>What a run came to.</summary>
/// <param name="Run">The ranked turns by question.</param>
/// <param name="Ingest">From the first retain until all was recallable, over all conversations.</param>
/// <param name="Recall">The time of all recalls, one after the other.</param>
/// <param name="Unknown">Sources named by the service that are no turn.</param>
/// <param name="Short">Questions that brought fewer than 30 turns.</param>
internal sealed record LocomoOutcome(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Run, TimeSpan Ingest, TimeSpan Recall, IReadOnlyList<Sample> Recalls, int Unknown, int Short);
