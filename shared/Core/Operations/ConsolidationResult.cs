namespace MemoryFunctions.Core.Operations;

/// <summary>What became of asking for a consolidation.</summary>
/// <param name="OperationId">The operation to follow.</param>
/// <param name="Deduplicated">Whether it is one that was asked for before and covers the same.</param>
public sealed record ConsolidationResult(string OperationId, bool Deduplicated);
