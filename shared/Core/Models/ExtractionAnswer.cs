namespace MemoryFunctions.Core.Models;

/// <summary>What one extraction call brought.</summary>
/// <param name="Passages">By the passage's key.</param>
/// <param name="Usage">What it took.</param>
public sealed record ExtractionAnswer(IReadOnlyDictionary<string, PassageAnswer> Passages, TokenUsage Usage);
