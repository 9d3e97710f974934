namespace MemoryFunctions.Core.Models;

/// <summary>What a passage states, or why the model would not say.</summary>
/// <param name="Facts">May be empty: small talk states nothing.</param>
/// <param name="Refusal">Why this passage has no facts and never will, for a person to read; null where it was read.</param>
public sealed record PassageAnswer(IReadOnlyList<ExtractedFact> Facts, string? Refusal = null);
