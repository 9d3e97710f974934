using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Where a new fact goes, as it was decided before the commit.</summary>
/// <param name="Id">The fact's id, by which other decisions name it.</param>
/// <param name="Embedding">Of unit length.</param>
/// <param name="Decision">How it stands to its neighbours and to earlier facts of the batch.</param>
internal sealed record Placement(string Id, ReadOnlyMemory<float> Embedding, ConsolidationDecision Decision);
