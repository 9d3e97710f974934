namespace MemoryFunctions.Core.Banks;

/// <summary>A category of the bank owner's own.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Description">What belongs in it; may be empty.</param>
public sealed record CustomCategory(string Name, string Description = "");
