namespace MemoryFunctions.Bench.Wire;

/// <summary>A document, or part of one, to keep.</summary>
/// <param name="Timestamp">ISO 8601 with an offset; null means now.</param>
/// <param name="UpdateMode"><c>append</c>, or null to replace.</param>
internal sealed record RetainItem(string Content, string DocumentId, string? Timestamp = null, string? UpdateMode = null);
