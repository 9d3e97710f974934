namespace MemoryFunctions.Core.Memories;

/// <summary>Names one writing of a fact.</summary>
/// <param name="Id">The fact's id.</param>
/// <param name="Revision">See <see cref="IndexedMemory.Revision"/>.</param>
public sealed record FactKey(string Id, int Revision);
