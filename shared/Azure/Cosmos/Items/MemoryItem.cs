using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A fact at rest: its kind says whether readers see it.</summary>
internal sealed record MemoryItem : BankItem
{
    /// <summary>What <see cref="Until"/> of a memory that is not retired and <see cref="Since"/> of a staged one say: 2^53 - 1.</summary>
    public const long Never = 9_007_199_254_740_991;

    public required string MemoryId { get; init; }

    public required string Text { get; init; }

    public required string Type { get; init; }

    public string? Category { get; init; }

    public string? Speaker { get; init; }

    public required string DocumentId { get; init; }

    public required string DocumentLife { get; init; }

    public required string ChunkId { get; init; }

    /// <summary>The first of <see cref="SourceTurns"/>.</summary>
    public required int Line { get; init; }

    public required IReadOnlyList<int> SourceTurns { get; init; }

    public required About About { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public required int ProofCount { get; init; }

    public required string Fingerprint { get; init; }

    public required string Stamp { get; init; }

    public required string GroupId { get; init; }

    public IReadOnlyList<string>? Cites { get; init; }

    public IReadOnlyList<string>? Supersedes { get; init; }

    /// <inheritdoc cref="IndexedMemory.SourceLives"/>
    public IReadOnlyList<string>? SourceLives { get; init; }

    /// <inheritdoc cref="IndexedMemory.Slots"/>
    public IReadOnlyList<string>? Slots { get; init; }

    /// <summary>From when on searches pass it by; what is asked for by id or listed stays readable.</summary>
    public string? ExpiresAt { get; init; }

    public required int Revision { get; init; }

    public required IReadOnlyList<string> Terms { get; init; }

    /// <inheritdoc cref="IndexedMemory.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="IndexText"/>
    public required string Index { get; init; }

    /// <summary>None where nothing is left to be found.</summary>
    public required float[]? Embedding { get; init; }

    /// <inheritdoc cref="MemoryUnit.EditedAt"/>
    public string? EditedAt { get; init; }

    /// <inheritdoc cref="IndexedMemory.Curation"/>
    public Curation? Curation { get; init; }

    /// <summary>The first commit that shows it.</summary>
    public required long Since { get; init; }

    /// <summary>The first commit that no longer shows it.</summary>
    public required long Until { get; init; }

    /// <summary>The generation that brings it, until its commit is settled.</summary>
    public string? Generation { get; init; }

    /// <summary>The generation that takes it away, until its commit is settled.</summary>
    public string? RetiredBy { get; init; }

    public static MemoryItem From(BankId bank, string life, IndexedMemory memory, IConceptTable? concepts, long version, string? generation) => new()
    {
        Id = ItemId.Memory(life, memory.Key),
        Bank = bank.Path,
        Life = life,
        Kind = memory.Shown ? ItemKind.Memory : ItemKind.Fact,
        MemoryId = memory.Unit.Id,
        Text = memory.Unit.Text,
        Type = memory.Unit.Type,
        Category = memory.Unit.Category,
        Speaker = memory.Unit.Speaker,
        DocumentId = memory.Unit.DocumentId,
        DocumentLife = memory.DocumentLife,
        ChunkId = memory.Unit.ChunkId,
        Line = memory.Unit.SourceTurns is [var first, ..] ? first : 0,
        SourceTurns = memory.Unit.SourceTurns,
        About = About.From(memory.Unit),
        Tags = memory.Unit.Tags,
        CreatedAt = SortableTime.Write(memory.Unit.CreatedAt),
        UpdatedAt = SortableTime.Write(memory.Unit.UpdatedAt),
        ProofCount = memory.Unit.ProofCount,
        Fingerprint = memory.Fingerprint,
        Stamp = memory.Stamp,
        GroupId = memory.Group,
        Cites = memory.Unit.Cites.Count == 0 ? null : memory.Unit.Cites,
        Supersedes = memory.Supersedes.Count == 0 ? null : memory.Supersedes,
        SourceLives = memory.SourceLives.Count == 0 ? null : memory.SourceLives,
        Slots = memory.Slots.Count == 0 ? null : memory.Slots,
        ExpiresAt = SortableTime.Write(memory.Unit.ExpiresAt),
        Revision = memory.Revision,
        Reason = memory.Reason,
        Terms = [.. memory.Terms, .. EntityKeys.Of(memory.Unit.Entities)],
        Index = IndexText.Write(memory.Index, MemoryTraits.Of(memory.Unit, memory.DocumentLife, concepts)),
        Embedding = memory.Embedding.IsEmpty ? null : memory.Embedding.ToArray(),
        EditedAt = SortableTime.Write(memory.Unit.EditedAt),
        Curation = memory.Curation,
        Since = generation is null ? version : Never,
        Until = Never,
        Generation = generation,
    };
}
