namespace MemoryFunctions.Core.Documents;

/// <summary>A chunk as an answer.</summary>
/// <param name="Id">The chunk id that memories carry.</param>
/// <param name="Text">Its text, cut where <paramref name="Truncated"/>.</param>
/// <param name="Index">Its place in the document, from 0.</param>
/// <param name="Truncated">Whether the budget cut it.</param>
public sealed record ChunkText(string Id, string Text, int Index, bool Truncated);
