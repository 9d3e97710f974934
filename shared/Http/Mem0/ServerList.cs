namespace MemoryFunctions.Http.Mem0;

/// <summary>Memories, newest first.</summary>
internal sealed record ServerList
{
    public required IReadOnlyList<Mem0Memory> Results { get; init; }
}
