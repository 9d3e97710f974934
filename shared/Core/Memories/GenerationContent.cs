namespace MemoryFunctions.Core.Memories;

/// <summary>What carries a generation's name.</summary>
/// <param name="Added">Ids of the memories that it brings.</param>
/// <param name="Retired">Ids of the memories that it takes away.</param>
public sealed record GenerationContent(IReadOnlyList<string> Added, IReadOnlyList<string> Retired)
{
    public bool IsEmpty => Added.Count == 0 && Retired.Count == 0;
}
