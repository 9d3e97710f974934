namespace MemoryFunctions.Core.Memories;

/// <summary>
/// A fact whose words stayed while what surrounds it changed: its place, its neighbours, or what the caller said about it.
/// The unit's id, text and type are those of the fact.
/// </summary>
/// <param name="Unit">The fact as it is to be.</param>
/// <param name="Stamp"><inheritdoc cref="DocumentMemory.Stamp"/></param>
/// <param name="Group"><inheritdoc cref="IndexedMemory.Group"/></param>
/// <param name="Terms"><inheritdoc cref="IndexedMemory.Terms"/></param>
/// <param name="Index"><inheritdoc cref="IndexedMemory.Index"/></param>
/// <param name="Before">The fact as it was.</param>
public sealed record MemoryPatch(
    MemoryUnit Unit, string Stamp, string Group, IReadOnlyList<string> Terms, TermIndex Index, DocumentMemory Before)
{
    public FactKey Key => Before.Key;
}
