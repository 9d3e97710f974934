using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A document at rest; its text is in its chunks.</summary>
internal sealed record DocumentItem : BankItem
{
    /// <summary>The caller's id.</summary>
    public required string DocumentId { get; init; }

    public required string DocumentLife { get; init; }

    public required long Version { get; init; }

    public required long IndexedVersion { get; init; }

    public required IReadOnlyList<IndexedChunk> Indexed { get; init; }

    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    public required IReadOnlyList<string> Dropped { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <inheritdoc cref="StoredDocument.Scope"/>
    public MemoryScope? Scope { get; init; }

    /// <inheritdoc cref="StoredDocument.ExpiresAt"/>
    public string? ExpiresAt { get; init; }

    /// <inheritdoc cref="StoredDocument.IsVerbatim"/>
    public bool? IsVerbatim { get; init; }

    /// <inheritdoc cref="StoredDocument.Guidance"/>
    public DocumentGuidance? Guidance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, of fixed width, so that it sorts as text.</summary>
    public required string UpdatedAt { get; init; }

    public DateTimeOffset? IndexedAt { get; init; }

    public required int MemoryCount { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? DueAt { get; init; }

    public required int Attempts { get; init; }

    public int Strikes { get; init; }

    public string? Trouble { get; init; }

    public string? Failure { get; init; }

    public bool Cancelled { get; init; }

    public DateTimeOffset? RevivedAt { get; init; }

    public ExtractionState? Extraction { get; init; }

    /// <summary>How much text waits for the second stage, in tokens; null where none does.</summary>
    public int? Unextracted { get; init; }

    /// <summary>When the oldest of it was retained, in Unix milliseconds.</summary>
    public long? UnextractedSince { get; init; }

    public required bool Deleted { get; init; }

    public string? LastOperation { get; init; }

    public static DocumentItem From(BankId bank, string life, StoredDocument document, TimeSpan retention) => new()
    {
        Id = ItemId.Document(life, document.Id),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Document,
        Ttl = document.Deleted ? (int)retention.TotalSeconds : null,
        DocumentId = document.Id,
        DocumentLife = document.Life,
        Version = document.Version,
        IndexedVersion = document.IndexedVersion,
        Indexed = document.Indexed,
        Parts = document.Parts,
        Dropped = document.Dropped,
        Tags = document.Tags,
        Scope = document.Scope == MemoryScope.None ? null : document.Scope,
        ExpiresAt = SortableTime.Write(document.ExpiresAt),
        IsVerbatim = document.IsVerbatim ? true : null,
        Guidance = document.Guidance,
        CreatedAt = document.CreatedAt,
        UpdatedAt = SortableTime.Write(document.UpdatedAt),
        IndexedAt = document.IndexedAt,
        MemoryCount = document.MemoryCount,
        DueAt = document.DueAt?.ToUnixTimeMilliseconds(),
        Attempts = document.Attempts,
        Strikes = document.Strikes,
        Trouble = document.Trouble,
        Failure = document.Failure,
        Cancelled = document.Cancelled,
        RevivedAt = document.RevivedAt,
        Extraction = document.Extraction == ExtractionState.None ? null : document.Extraction,
        Unextracted = document.IsUnextracted ? document.Extraction.NewTokens : null,
        UnextractedSince = document.IsUnextracted ? document.Extraction.NewSince?.ToUnixTimeMilliseconds() : null,
        Deleted = document.Deleted,
        LastOperation = document.LastOperation,
    };

    public StoredDocument ToDocument() => new()
    {
        Id = DocumentId,
        Life = DocumentLife,
        Version = Version,
        IndexedVersion = IndexedVersion,
        Indexed = Indexed,
        Parts = Parts,
        Dropped = Dropped,
        Tags = Tags,
        Scope = Scope ?? MemoryScope.None,
        ExpiresAt = SortableTime.ReadOptional(ExpiresAt),
        IsVerbatim = IsVerbatim ?? false,
        Guidance = Guidance,
        CreatedAt = CreatedAt,
        UpdatedAt = SortableTime.Read(UpdatedAt),
        IndexedAt = IndexedAt,
        MemoryCount = MemoryCount,
        DueAt = DueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        Attempts = Attempts,
        Strikes = Strikes,
        Trouble = Trouble,
        Failure = Failure,
        Cancelled = Cancelled,
        RevivedAt = RevivedAt,
        Extraction = Extraction ?? ExtractionState.None,
        Deleted = Deleted,
        LastOperation = LastOperation,
        ETag = ETag ?? "",
    };
}
