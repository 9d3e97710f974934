namespace MemoryFunctions.Bench;

/// <summary>A measurement that cannot be made, with the reason in words for the person at the terminal.</summary>
internal sealed class BenchException(string message, Exception? inner = null) : Exception(message, inner);
