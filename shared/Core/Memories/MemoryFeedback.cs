namespace MemoryFunctions.Core.Memories;

/// <summary>What somebody thinks of a memory.</summary>
public sealed record MemoryFeedback
{
    /// <summary>A UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Null where only a reason was given.</summary>
    public FeedbackValue? Value { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it says anything.</summary>
    internal bool IsEmpty => Value is null && Reason is null;

    /// <summary>Whether another one says the same.</summary>
    internal bool Says(MemoryFeedback? other) => Value == other?.Value && string.Equals(Reason, other?.Reason, StringComparison.Ordinal);
}
