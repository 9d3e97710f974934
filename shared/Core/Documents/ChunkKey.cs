namespace MemoryFunctions.Core.Documents;

/// <summary>Addresses a chunk in a bank.</summary>
/// <param name="DocumentLife">The incarnation of its document.</param>
/// <param name="Hash">The chunk's hash.</param>
public readonly record struct ChunkKey(string DocumentLife, string Hash);
