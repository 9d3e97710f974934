namespace MemoryFunctions.Bench.Extract;

/// <summary>A fact as the service lists it.</summary>
/// <param name="Category">Null where the service does not tell.</param>
/// <param name="Permanence">Null where the service does not tell.</param>
internal sealed record StatedFact(string Text, DateTimeOffset? OccurredStart = null, string? Category = null, string? Permanence = null);
