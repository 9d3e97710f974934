namespace MemoryFunctions.Core.Documents;

/// <summary>A document's next version.</summary>
/// <param name="Document">The version, with the ETag of the one before.</param>
/// <param name="NewChunks">Chunks that the version before did not have; all, where that version failed.</param>
public sealed record DocumentChange(StoredDocument Document, IReadOnlyList<Chunk> NewChunks);
