namespace MemoryFunctions.Bench.Chaos;

/// <summary>A bank as its callers see it.</summary>
/// <param name="Documents">Text by id.</param>
/// <param name="Memories">All that the listing shows.</param>
internal sealed record BankSeen(IReadOnlyDictionary<string, string> Documents, IReadOnlyList<SeenMemory> Memories);
