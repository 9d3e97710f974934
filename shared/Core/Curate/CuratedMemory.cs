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

    /// <inheritdoc cref="Curation.Feedback"/>
    public MemoryFeedback? Feedback { get; init; }

    internal static CuratedMemory Of(IndexedMemory fact) => Of(fact.Unit, fact.Curation);

    internal static CuratedMemory Of(MemoryUnit unit, Curation? curation) => new()
    {
        Memory = unit,
        State = curation?.State ?? MemoryState.Valid,
        Reason = curation?.Reason,
        InvalidatedAt = curation?.InvalidatedAt,
        Feedback = curation?.Feedback,
    };
}
