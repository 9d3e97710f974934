using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Extract;

/// <summary>What using a document's answers changes.</summary>
/// <param name="Facts">New facts.</param>
/// <param name="Retired">Facts that were stated from turns which have been asked about anew.</param>
internal sealed record FactPlan(IReadOnlyList<DraftFact> Facts, IReadOnlyList<DocumentMemory> Retired)
{
    public static readonly FactPlan Nothing = new([], []);
}
