namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>A bank and the ids of what is in it.</summary>
/// <param name="Bank">Its id, which is a user's on Mem0's surface.</param>
/// <param name="Ids">Ids by the name of the parameter that takes them, such as <c>memory_id</c>.</param>
public sealed record Owner(string Bank, IReadOnlyDictionary<string, IReadOnlyList<string>> Ids)
{
    /// <summary>One of the ids; null where the bank has none of the kind.</summary>
    public string? Pick(Random random, string name) => Ids.TryGetValue(name, out var ids) && ids.Count > 0 ? OddValues.Pick(random, ids) : null;
}
