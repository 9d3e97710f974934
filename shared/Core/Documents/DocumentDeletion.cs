namespace MemoryFunctions.Core.Documents;

/// <summary>What went with a document.</summary>
/// <param name="Memories">How many memories it had.</param>
public sealed record DocumentDeletion(int Memories);
