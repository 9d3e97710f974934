namespace MemoryFunctions.Bench.Wire;

/// <summary>As much of a document as is looked at.</summary>
internal sealed record StoredText(string? OriginalText);
