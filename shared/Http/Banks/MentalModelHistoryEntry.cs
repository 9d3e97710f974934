namespace MemoryFunctions.Http.Banks;

/// <summary>A text that a mental model had.</summary>
internal sealed record MentalModelHistoryEntry
{
    public required string PreviousContent { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the next one took its place; null where that is gone too.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
