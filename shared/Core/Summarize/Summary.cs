using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Summarize;

/// <summary>What memories say together.</summary>
public sealed record Summary
{
    /// <summary>In words.</summary>
    public required string Text { get; init; }

    /// <summary>JSON in the schema; null where none was asked for, or none could be made without making anything up.</summary>
    public string? Structured { get; init; }

    /// <summary>All that was read for it, the newest first: where one of them is gone, it is not to be shown any more.</summary>
    public required IReadOnlyList<MemoryUnit> Read { get; init; }

    /// <summary>How many there were to read; more than were read where they do not all fit.</summary>
    public required int Total { get; init; }

    /// <summary>The bank's version that it was made of.</summary>
    public required long Version { get; init; }
}
