namespace MemoryFunctions.Core.Curate;

/// <summary>What is to become of one memory.</summary>
/// <param name="MemoryId">The memory.</param>
/// <param name="Edit">What changes; null deletes it.</param>
/// <param name="Linked">Whether what it is linked to is deleted with it.</param>
internal sealed record CurationStep(string MemoryId, MemoryEdit? Edit, bool Linked = false);
