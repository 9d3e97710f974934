using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>What some steps change.</summary>
internal sealed record CurationPlan
{
    public static readonly CurationPlan Nothing = new();

    public FactChanges Changes { get; init; } = new();

    /// <summary>The edited memories as they are then; those that are not there are missing.</summary>
    public IReadOnlyList<IndexedMemory> Edited { get; init; } = [];

    /// <summary>Ids of what readers could see or restore and is deleted.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>Whether an earlier try has done it, and only its answer was lost.</summary>
    public bool IsDone { get; init; }
}
