using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Models;

/// <summary>What one extraction call asks.</summary>
/// <param name="Guidance">What the bank's owner says about what to remember; its mission is the bank's where it has none of its own.</param>
/// <param name="Passages">What to read, in order; several documents' together.</param>
public sealed record ExtractionRequest(BankGuidance Guidance, IReadOnlyList<Passage> Passages);
