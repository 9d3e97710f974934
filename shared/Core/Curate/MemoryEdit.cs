using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>What a person changes about a memory. What is null stays as it is.</summary>
public sealed record MemoryEdit
{
    /// <summary>The words, in place of those it has.</summary>
    public string? Text { get; init; }

    /// <summary>Empty takes it away.</summary>
    public string? Context { get; init; }

    /// <summary>All of it, in place of what there is.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>All of them, in place of those that it has.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>All of them, in place of those that it has. Where only the text is given, they are looked for in it.</summary>
    public IReadOnlyList<string>? Entities { get; init; }

    /// <summary><c>world</c> or <c>experience</c>; not for observations.</summary>
    public string? Type { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? MentionedAt { get; init; }

    /// <summary>When what it tells of began.</summary>
    public Change<DateTimeOffset>? OccurredStart { get; init; }

    public Change<DateTimeOffset>? OccurredEnd { get; init; }

    /// <summary>From when on it is no longer shown.</summary>
    public Change<DateTimeOffset>? ExpiresAt { get; init; }

    /// <summary><see cref="MemoryState.Valid"/> or <see cref="MemoryState.Invalidated"/>.</summary>
    public MemoryState? State { get; init; }

    /// <summary>Why it is invalidated.</summary>
    public string? Reason { get; init; }

    /// <summary>What somebody thinks of it, in the place of what was said before.</summary>
    public MemoryFeedback? Feedback { get; init; }

    internal bool IsEmpty => this == new MemoryEdit();
}
