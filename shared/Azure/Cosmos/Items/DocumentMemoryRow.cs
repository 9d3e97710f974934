using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A fact as the worker reads it.</summary>
internal sealed record DocumentMemoryRow
{
    public required string Kind { get; init; }

    public required string MemoryId { get; init; }

    public required string DocumentLife { get; init; }

    public required string GroupId { get; init; }

    public IReadOnlyList<string>? Cites { get; init; }

    public IReadOnlyList<string>? Supersedes { get; init; }

    public required int Revision { get; init; }

    public required int ProofCount { get; init; }

    public required string Fingerprint { get; init; }

    public required string Stamp { get; init; }

    public required int Line { get; init; }

    public required string ChunkId { get; init; }

    public required About About { get; init; }

    public required string CreatedAt { get; init; }

    public required string Index { get; init; }

    public required long Since { get; init; }

    public required long Until { get; init; }

    public Curation? Curation { get; init; }

    public DocumentMemory ToMemory() => new()
    {
        Id = MemoryId,
        Fingerprint = Fingerprint,
        Stamp = Stamp,
        Line = Line,
        ChunkId = ChunkId,
        MentionedAt = SortableTime.ReadOptional(About.MentionedAt),
        CreatedAt = SortableTime.Read(CreatedAt),
        Stands = Since != MemoryItem.Never && Until == MemoryItem.Never,
        Index = IndexText.Terms(Index),
        DocumentLife = DocumentLife,
        Group = GroupId,
        Cites = Cites ?? [],
        Supersedes = Supersedes ?? [],
        Shown = string.Equals(Kind, ItemKind.Memory, StringComparison.Ordinal),
        Revision = Revision,
        ProofCount = ProofCount,
        Curation = Curation,
    };
}
