namespace MemoryFunctions.Core.Documents;

/// <summary>A chunk as it was when its memories were made.</summary>
/// <param name="Hash">The chunk.</param>
/// <param name="Stamp">A digest of what the caller said about it: context, metadata, tags, entities, timestamp.</param>
/// <param name="Line">The document's line on which it started.</param>
public sealed record IndexedChunk(string Hash, string Stamp, int Line);
