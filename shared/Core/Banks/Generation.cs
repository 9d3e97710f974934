namespace MemoryFunctions.Core.Banks;

/// <summary>A change too large for one batch: staged under a random name and made visible by the header.</summary>
/// <param name="Name">Random for each attempt.</param>
/// <param name="Version">The commit that made it visible.</param>
public sealed record Generation(string Name, long Version);
