using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as it is shown: without what it is found and ranked by.</summary>
internal record MemoryRow
{
    public required string MemoryId { get; init; }

    public required string Text { get; init; }

    public required string Type { get; init; }

    public string? Category { get; init; }

    public string? Speaker { get; init; }

    public required string DocumentId { get; init; }

    public required string ChunkId { get; init; }

    public required IReadOnlyList<int> SourceTurns { get; init; }

    public IReadOnlyList<string>? Cites { get; init; }

    public required About About { get; init; }

    /// <inheritdoc cref="MemoryItem.ExpiresAt"/>
    public string? ExpiresAt { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public required int ProofCount { get; init; }

    public MemoryUnit ToUnit() => new()
    {
        Id = MemoryId,
        Text = Text,
        Type = Type,
        Category = Category,
        Speaker = Speaker,
        DocumentId = DocumentId,
        ChunkId = ChunkId,
        SourceTurns = SourceTurns,
        Cites = Cites ?? [],
        Context = About.Context,
        Metadata = About.Metadata,
        Tags = Tags,
        Entities = About.Entities,
        Relations = About.Relations ?? [],
        Permanence = About.Permanence,
        ExpiresAt = SortableTime.ReadOptional(ExpiresAt),
        Confidence = About.Confidence ?? 1,
        MentionedAt = SortableTime.ReadOptional(About.MentionedAt),
        OccurredStart = SortableTime.ReadOptional(About.OccurredStart),
        OccurredEnd = SortableTime.ReadOptional(About.OccurredEnd),
        CreatedAt = SortableTime.Read(CreatedAt),
        UpdatedAt = SortableTime.Read(UpdatedAt),
        ProofCount = ProofCount,
    };
}
