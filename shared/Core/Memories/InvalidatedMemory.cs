namespace MemoryFunctions.Core.Memories;

/// <summary>A memory that a person took out of sight.</summary>
public sealed record InvalidatedMemory(MemoryUnit Unit, Curation Curation);
