using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Documents;

/// <summary>A document as the store holds it.</summary>
public sealed record StoredDocument
{
    /// <summary>The caller's id.</summary>
    public required string Id { get; init; }

    /// <summary>Random for each creation: a document that is deleted and made anew is another one.</summary>
    public required string Life { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The version that recall sees; 0 before the first.</summary>
    public long IndexedVersion { get; init; }

    /// <summary>The chunks of <see cref="IndexedVersion"/>: what the next indexing compares with.</summary>
    public IReadOnlyList<IndexedChunk> Indexed { get; init; } = [];

    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    /// <summary>Hashes of chunks of versions that were replaced before they were indexed: to be removed with the next commit.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <inheritdoc cref="MemoryUnit.Scope"/>
    public MemoryScope Scope { get; init; } = MemoryScope.None;

    /// <summary>From when on recall shows none of its memories; null where they stay.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether its turns are all there is to remember: no language model reads it.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>What was said about what to remember of it; null where nothing was.</summary>
    public DocumentGuidance? Guidance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? IndexedAt { get; init; }

    /// <summary>How many memories it has.</summary>
    public int MemoryCount { get; init; }

    /// <summary>Set while there is work: when the sweep is to ring for it, should its bell be lost.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often indexing <see cref="Version"/> was tried in vain, for whatever reason.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// Those of the attempts that count against it: failures that are nobody else's, and attempts that ended without a word,
    /// which are written before they are made.
    /// </summary>
    public int Strikes { get; init; }

    /// <summary>Why the last of the attempts failed; of no meaning where there are none.</summary>
    public string? Trouble { get; init; }

    /// <summary>Why <see cref="Version"/> could not be indexed and will not be tried again.</summary>
    public string? Failure { get; init; }

    /// <summary>When somebody last asked to take its work up again.</summary>
    public DateTimeOffset? RevivedAt { get; init; }

    /// <summary>Whether <see cref="Failure"/> is that somebody wanted no more of it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>How far the second stage has come.</summary>
    public ExtractionState Extraction { get; init; } = ExtractionState.None;

    /// <summary>Gone: only what its operations need to be told is left, until it expires.</summary>
    public bool Deleted { get; init; }

    /// <summary>The operation that wrote <see cref="Version"/>: how a writer whose answer was lost finds its own work.</summary>
    public string? LastOperation { get; init; }

    /// <summary>The store's version token.</summary>
    public string ETag { get; init; } = "";

    public bool IsPending => !Deleted && Failure is null && Version > IndexedVersion;

    /// <summary>Whether it has text that is indexed and waits for the second stage.</summary>
    public bool IsUnextracted => !Deleted && Version == IndexedVersion && Extraction is { NewTokens: > 0, Failure: null };

    /// <summary>Since when its pending work is waited for.</summary>
    public DateTimeOffset PendingSince => RevivedAt > UpdatedAt ? RevivedAt.Value : UpdatedAt;

    /// <summary>The number of UTF-16 units of its text.</summary>
    public long Length => Parts.Sum(part => part.Chunks.Sum(chunk => (long)chunk.Length));
}
