namespace MemoryFunctions.Core.Memories;

/// <summary>A fact of the bank that stands near a new one.</summary>
/// <param name="Unit">The fact as readers see it.</param>
/// <param name="Group">The group that it shows.</param>
public sealed record StatedFact(MemoryUnit Unit, string Group)
{
    /// <inheritdoc cref="IndexedMemory.Slots"/>
    public IReadOnlyList<string> Slots { get; init; } = [];
}
