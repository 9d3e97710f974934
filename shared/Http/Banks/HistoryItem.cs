namespace MemoryFunctions.Http.Banks;

/// <summary>A change of a memory.</summary>
internal sealed record HistoryItem
{
    public required string Id { get; init; }

    /// <summary><c>ADD</c>, <c>UPDATE</c>, or <c>DELETE</c> where it was invalidated.</summary>
    public required string Event { get; init; }

    public required string? PreviousText { get; init; }

    public required string? NewText { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
