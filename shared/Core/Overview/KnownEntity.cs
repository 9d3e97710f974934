namespace MemoryFunctions.Core.Overview;

/// <summary>Somebody or something that memories name.</summary>
public sealed record KnownEntity
{
    public required string Id { get; init; }

    /// <summary>The spelling that most memories have.</summary>
    public required string Name { get; init; }

    /// <summary>All of its spellings, that of most memories first.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>The memories that name it, the newest first.</summary>
    public required IReadOnlyList<string> Memories { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }
}
