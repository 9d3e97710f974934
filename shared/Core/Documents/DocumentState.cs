using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Documents;

/// <summary>How far a document has come, without what it holds: all that operations are told by.</summary>
public sealed record DocumentState
{
    /// <inheritdoc cref="StoredDocument.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="StoredDocument.Life"/>
    public required string Life { get; init; }

    /// <inheritdoc cref="StoredDocument.Version"/>
    public required long Version { get; init; }

    /// <inheritdoc cref="StoredDocument.IndexedVersion"/>
    public required long IndexedVersion { get; init; }

    public DateTimeOffset? IndexedAt { get; init; }

    /// <summary>When it last changed in any way, in whole seconds.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <inheritdoc cref="StoredDocument.DueAt"/>
    public DateTimeOffset? DueAt { get; init; }

    /// <inheritdoc cref="StoredDocument.Attempts"/>
    public int Attempts { get; init; }

    /// <inheritdoc cref="StoredDocument.Trouble"/>
    public string? Trouble { get; init; }

    /// <inheritdoc cref="StoredDocument.Failure"/>
    public string? Failure { get; init; }

    /// <inheritdoc cref="StoredDocument.Cancelled"/>
    public bool Cancelled { get; init; }

    /// <inheritdoc cref="StoredDocument.Deleted"/>
    public bool Deleted { get; init; }

    /// <inheritdoc cref="ExtractionState.Version"/>
    public long ExtractedVersion { get; init; }

    /// <inheritdoc cref="ExtractionState.NewTokens"/>
    public int NewTokens { get; init; }

    /// <inheritdoc cref="ExtractionState.Attempts"/>
    public int ExtractionAttempts { get; init; }

    /// <inheritdoc cref="ExtractionState.Refusal"/>
    public string? Refusal { get; init; }

    /// <inheritdoc cref="ExtractionState.NotBefore"/>
    public DateTimeOffset? ExtractionNotBefore { get; init; }

    /// <inheritdoc cref="ExtractionState.Trouble"/>
    public string? ExtractionTrouble { get; init; }

    /// <inheritdoc cref="ExtractionState.Failure"/>
    public string? ExtractionFailure { get; init; }

    /// <inheritdoc cref="ExtractionState.Usage"/>
    public TokenUsage Usage { get; init; }

    /// <inheritdoc cref="ExtractionState.Model"/>
    public string? Model { get; init; }

    /// <inheritdoc cref="ExtractionState.UsageFrom"/>
    public long UsageFrom { get; init; }

    /// <summary>Whether the version, or a later one, is recallable.</summary>
    public bool IsIndexed(long version) => IndexedVersion >= version;

    /// <summary>Whether the second stage has nothing left to do for the version: it was done, or had nothing to find.</summary>
    public bool IsExtracted(long version) =>
        IsIndexed(version) && (ExtractedVersion >= version || (NewTokens == 0 && ExtractionFailure is null));

    public static DocumentState Of(StoredDocument document, DateTimeOffset changedAt)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new DocumentState
        {
            Id = document.Id,
            Life = document.Life,
            Version = document.Version,
            IndexedVersion = document.IndexedVersion,
            IndexedAt = document.IndexedAt,
            ChangedAt = changedAt,
            DueAt = document.DueAt,
            Attempts = document.Attempts,
            Trouble = document.Trouble,
            Failure = document.Failure,
            Cancelled = document.Cancelled,
            Deleted = document.Deleted,
            ExtractedVersion = document.Extraction.Version,
            NewTokens = document.Extraction.NewTokens,
            ExtractionAttempts = document.Extraction.Attempts,
            Refusal = document.Extraction.Refusal,
            ExtractionNotBefore = document.Extraction.NotBefore,
            ExtractionTrouble = document.Extraction.Trouble,
            ExtractionFailure = document.Extraction.Failure,
            Usage = document.Extraction.Usage,
            Model = document.Extraction.Model,
            UsageFrom = document.Extraction.UsageFrom,
        };
    }
}
