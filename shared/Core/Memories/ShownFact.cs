namespace MemoryFunctions.Core.Memories;

/// <summary>A stated fact that readers see.</summary>
/// <param name="Fact">The fact with all that it has.</param>
/// <param name="Since">The commit that first showed it.</param>
public sealed record ShownFact(IndexedMemory Fact, long Since);
