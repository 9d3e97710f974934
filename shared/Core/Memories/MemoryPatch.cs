namespace MemoryFunctions.Core.Memories;

/// <summary>
/// A memory whose turn stayed while what surrounds it changed: its place, its neighbours, or what the caller said about it.
/// The unit's id, text and type are those of the memory.
/// </summary>
public sealed record MemoryPatch(MemoryUnit Unit, string Stamp, IReadOnlyList<string> Terms, TermIndex Index);
