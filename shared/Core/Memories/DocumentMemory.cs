namespace MemoryFunctions.Core.Memories;

/// <summary>A memory of a document as the next indexing finds it.</summary>
public sealed record DocumentMemory
{
    public required string Id { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The document's line that its turn starts on.</summary>
    public required int Line { get; init; }

    /// <inheritdoc cref="MemoryUnit.ChunkId"/>
    public required string ChunkId { get; init; }

    public DateTimeOffset? MentionedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the caller said about it when it was last written: context, metadata, tags, entities, timestamp.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether the bank's statistics count it: it is neither staged nor retired.</summary>
    public required bool Counted { get; init; }

    public required TermIndex Index { get; init; }
}
