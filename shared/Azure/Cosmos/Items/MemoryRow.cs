using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as it is shown: without what it is found and ranked by.</summary>
internal record MemoryRow : IJsonRow<MemoryRow>
{
    private static readonly RowProperties Properties = new(
        "memoryId", "text", "type", "category", "speaker", "documentId", "chunkId", "sourceTurns", "cites", "about", "expiresAt", "tags", "createdAt", "updatedAt", "proofCount", "editedAt", "_etag");

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

    /// <inheritdoc cref="MemoryUnit.EditedAt"/>
    public string? EditedAt { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public static MemoryRow Read(ref Utf8JsonReader reader)
    {
        var (memoryId, text, type, category, speaker) = ((string?)null, (string?)null, (string?)null, (string?)null, (string?)null);
        var (documentId, chunkId, expires, created, updated) = ((string?)null, (string?)null, (string?)null, (string?)null, (string?)null);
        var (turns, cites, tags) = ((IReadOnlyList<int>?)null, (IReadOnlyList<string>?)null, (IReadOnlyList<string>?)null);
        var (about, proofs, edited, etag) = ((About?)null, (int?)null, (string?)null, (string?)null);
        for (var property = -1; Properties.MoveNext(ref reader, ref property);)
        {
            switch (property)
            {
                case 0: memoryId = RowValue.Text(ref reader); break;
                case 1: text = RowValue.Text(ref reader); break;
                case 2: type = RowValue.Text(ref reader); break;
                case 3: category = RowValue.Text(ref reader); break;
                case 4: speaker = RowValue.Text(ref reader); break;
                case 5: documentId = RowValue.Text(ref reader); break;
                case 6: chunkId = RowValue.Text(ref reader); break;
                case 7: turns = RowValue.Numbers(ref reader); break;
                case 8: cites = RowValue.Texts(ref reader); break;
                case 9:
                    RowValue.RequireObject(ref reader);
                    about = About.Read(ref reader);
                    break;
                case 10: expires = RowValue.Text(ref reader); break;
                case 11: tags = RowValue.Texts(ref reader); break;
                case 12: created = RowValue.Text(ref reader); break;
                case 13: updated = RowValue.Text(ref reader); break;
                case 14: proofs = RowValue.Number(ref reader); break;
                case 15: edited = RowValue.Text(ref reader); break;
                default: etag = RowValue.Text(ref reader); break;
            }
        }

        return new MemoryRow
        {
            MemoryId = memoryId ?? throw Properties.Missing(0),
            Text = text ?? throw Properties.Missing(1),
            Type = type ?? throw Properties.Missing(2),
            Category = category,
            Speaker = speaker,
            DocumentId = documentId ?? throw Properties.Missing(5),
            ChunkId = chunkId ?? throw Properties.Missing(6),
            SourceTurns = turns ?? throw Properties.Missing(7),
            Cites = cites,
            About = about ?? throw Properties.Missing(9),
            ExpiresAt = expires,
            Tags = tags ?? throw Properties.Missing(11),
            CreatedAt = created ?? throw Properties.Missing(12),
            UpdatedAt = updated ?? throw Properties.Missing(13),
            ProofCount = proofs ?? throw Properties.Missing(14),
            EditedAt = edited,
            ETag = etag,
        };
    }

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
        Scope = About.Scope ?? MemoryScope.None,
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
        EditedAt = SortableTime.ReadOptional(EditedAt),
    };
}
