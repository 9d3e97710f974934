namespace MemoryFunctions.Http.Mem0;

/// <summary>The memories that answer, best first.</summary>
internal sealed record Mem0SearchResponse
{
    public required IReadOnlyList<Mem0Memory> Results { get; init; }
}
