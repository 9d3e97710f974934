namespace MemoryFunctions.Core.Models;

/// <summary>A turn as the model reads it.</summary>
/// <param name="Number">Its place in the passage, from 0.</param>
/// <param name="Speaker">Who speaks; null where nobody is named.</param>
/// <param name="Text">What is said.</param>
/// <param name="At">When it was said.</param>
public sealed record PassageTurn(int Number, string? Speaker, string Text, DateTimeOffset? At);
