namespace MemoryFunctions.Core.Documents;

/// <summary>A chunk as it was when a language model was last asked about it.</summary>
/// <param name="Hash">The chunk; empty where only its first turns were asked about.</param>
/// <param name="Turns">How many turns it had.</param>
/// <param name="Digest">
/// A digest of its turns and of what the caller said about it: a chunk that begins with the same turns has only grown.
/// </param>
/// <param name="Refusal">Why the model would not read it, or some of it; null where it did.</param>
public sealed record ExtractedChunk(string Hash, int Turns, string Digest, string? Refusal = null);
