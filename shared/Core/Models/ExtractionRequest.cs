namespace MemoryFunctions.Core.Models;

/// <summary>What one extraction call asks.</summary>
/// <param name="Mission">What the bank is for, in its owner's words; empty where nothing was said.</param>
/// <param name="Passages">What to read, in order; several documents' together.</param>
public sealed record ExtractionRequest(string Mission, IReadOnlyList<Passage> Passages);
