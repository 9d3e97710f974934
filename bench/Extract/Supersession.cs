namespace MemoryFunctions.Bench.Extract;

/// <summary>One expected fact takes the place of another: at the end the new one is listed and the old one is not.</summary>
internal sealed record Supersession(string Old, string New);
