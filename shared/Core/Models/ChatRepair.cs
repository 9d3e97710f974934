namespace MemoryFunctions.Core.Models;

/// <summary>An answer that did not keep to its schema.</summary>
/// <param name="Reply">What the model said.</param>
/// <param name="Fault">What is wrong with it, for the model to read.</param>
public sealed record ChatRepair(string Reply, string Fault);
