namespace MemoryFunctions.Core.Webhooks;

/// <summary>One writing of a memory that a commit brought or took away.</summary>
public sealed record ChangedMemory
{
    public required string MemoryId { get; init; }

    public required string Text { get; init; }

    public string? Category { get; init; }

    public string? Speaker { get; init; }

    /// <summary>The first commit that shows it, and the first that no longer does (2^53 - 1 while it is shown).</summary>
    public required long Since { get; init; }

    /// <inheritdoc cref="Since"/>
    public required long Until { get; init; }
}
