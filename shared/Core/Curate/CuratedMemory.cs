using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>A memory with what people have made of it.</summary>
public sealed record CuratedMemory
{
    public required MemoryUnit Memory { get; init; }

    public required MemoryState State { get; init; }

    /// <summary>Why it was invalidated.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? InvalidatedAt { get; init; }

    internal static CuratedMemory Of(IndexedMemory fact) => new()
    {
        Memory = fact.Unit,
        State = fact.Curation?.State ?? MemoryState.Valid,
        Reason = fact.Curation?.Reason,
        InvalidatedAt = fact.Curation?.InvalidatedAt,
    };
}
