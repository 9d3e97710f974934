namespace MemoryFunctions.Core.Models;

/// <summary>How one new fact stands to what is remembered.</summary>
public sealed record ConsolidationDecision
{
    public static readonly ConsolidationDecision Add = new();

    /// <summary>It says nothing worth keeping beside what is there.</summary>
    public static readonly ConsolidationDecision Drop = new() { IsDropped = true };

    public bool IsDropped { get; init; }

    /// <summary>The memory that says the same: one more source of it. Null: it stands for itself.</summary>
    public string? MergesWith { get; init; }

    /// <summary>Memories that it makes outdated: they are no longer shown while it stands.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>Why, for the history.</summary>
    public string? Reason { get; init; }
}
