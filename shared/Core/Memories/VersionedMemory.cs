namespace MemoryFunctions.Core.Memories;

/// <summary>A memory as it is shown, with what it was read as.</summary>
/// <param name="Unit">The memory.</param>
/// <param name="Version"><inheritdoc cref="MemoryCandidate.Version"/></param>
public sealed record VersionedMemory(MemoryUnit Unit, string Version);
