using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Observe;

/// <summary>Facts of one scope that one call looks at, with what stands near them.</summary>
/// <param name="Tags">The tags that all of them have: an observation is scoped as its facts are.</param>
/// <param name="New">Facts that no observation has looked at yet.</param>
/// <param name="Others">Facts of before.</param>
/// <param name="Observations">The observations that there are.</param>
internal sealed record ObservationBatch(
    IReadOnlyList<string> Tags, IReadOnlyList<IndexedMemory> New, IReadOnlyList<MemoryUnit> Others, IReadOnlyList<MemoryUnit> Observations)
{
    /// <summary>The agent and the app that all of them are about.</summary>
    public MemoryScope Scope => New[0].Unit.Scope with { RunId = null };

    public int Facts => New.Count + Others.Count;

    public ObservationRequest ToRequest(string mission) => new()
    {
        Mission = mission,
        NewFacts = [.. New.Select(fact => fact.Unit)],
        OtherFacts = Others,
        Observations = Observations,
    };
}
