using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Models;

/// <summary>What observations are to be made of.</summary>
public sealed record ObservationRequest
{
    /// <summary>What observations are to tell, in the bank owner's words; may be empty.</summary>
    public string Mission { get; init; } = "";

    /// <summary>Facts that no observation has looked at yet.</summary>
    public required IReadOnlyList<MemoryUnit> NewFacts { get; init; }

    /// <summary>Facts of before that stand near them.</summary>
    public IReadOnlyList<MemoryUnit> OtherFacts { get; init; } = [];

    /// <summary>The observations that there are near them; the sources of each are its <see cref="MemoryUnit.Cites"/>.</summary>
    public IReadOnlyList<MemoryUnit> Observations { get; init; } = [];
}
