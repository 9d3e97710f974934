namespace MemoryFunctions.Core.Memories;

/// <summary>A memory that more or fewer sources say than before.</summary>
/// <param name="Key">The memory.</param>
/// <param name="Count">How many sources say it now.</param>
public sealed record ProofChange(FactKey Key, int Count);
