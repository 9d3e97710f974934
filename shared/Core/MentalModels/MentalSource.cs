namespace MemoryFunctions.Core.MentalModels;

/// <summary>A memory that was read for a text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Digest">Of its words; null for an observation, which is rewritten as facts come and goes when one of them does.</param>
/// <param name="IsCited">Whether the text says that it goes by it.</param>
public sealed record MentalSource(string Id, string? Digest, bool IsCited);
