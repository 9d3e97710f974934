namespace MemoryFunctions.Core.Memories;

/// <summary>What carries a generation's name.</summary>
/// <param name="Added">The facts that it brings.</param>
/// <param name="Retired">The facts that it takes away.</param>
public sealed record GenerationContent(IReadOnlyList<FactKey> Added, IReadOnlyList<FactKey> Retired)
{
    public bool IsEmpty => Added.Count == 0 && Retired.Count == 0;
}
