namespace MemoryFunctions.Core.Memories;

/// <summary>A memory with all that a recall takes of it: what it is ranked by, and how it is shown.</summary>
/// <param name="Candidate">What it is ranked by.</param>
/// <param name="Shown">How it is shown, under the same version.</param>
public sealed record WholeMemory(MemoryCandidate Candidate, VersionedMemory Shown);
