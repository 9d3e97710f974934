using System.Text.Json.Serialization;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>How far a document has come: off a query that takes nothing else, or off the whole item.</summary>
internal sealed record DocumentStateRow
{
    public required string DocumentId { get; init; }

    public required string DocumentLife { get; init; }

    public required long Version { get; init; }

    public required long IndexedVersion { get; init; }

    public DateTimeOffset? IndexedAt { get; init; }

    /// <summary>The service's own timestamp, in Unix seconds.</summary>
    [JsonPropertyName("_ts")]
    public required long Changed { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? DueAt { get; init; }

    public int Attempts { get; init; }

    public string? Trouble { get; init; }

    public string? Failure { get; init; }

    public bool Cancelled { get; init; }

    public bool Deleted { get; init; }

    public long? ExtractedVersion { get; init; }

    public int? NewTokens { get; init; }

    public int? ExtractionAttempts { get; init; }

    public string? Refusal { get; init; }

    public DateTimeOffset? ExtractionNotBefore { get; init; }

    public string? ExtractionTrouble { get; init; }

    public string? ExtractionFailure { get; init; }

    public string? Model { get; init; }

    public TokenUsage? Usage { get; init; }

    public long? UsageFrom { get; init; }

    /// <summary>What those before it are part of, where the whole item was read.</summary>
    public ExtractionState? Extraction { get; init; }

    public DocumentState ToState() => new()
    {
        Id = DocumentId,
        Life = DocumentLife,
        Version = Version,
        IndexedVersion = IndexedVersion,
        IndexedAt = IndexedAt,
        ChangedAt = DateTimeOffset.FromUnixTimeSeconds(Changed),
        DueAt = DueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        Attempts = Attempts,
        Trouble = Trouble,
        Failure = Failure,
        Cancelled = Cancelled,
        Deleted = Deleted,
        ExtractedVersion = ExtractedVersion ?? Extraction?.Version ?? 0,
        NewTokens = NewTokens ?? Extraction?.NewTokens ?? 0,
        ExtractionAttempts = ExtractionAttempts ?? Extraction?.Attempts ?? 0,
        Refusal = Refusal ?? Extraction?.Refusal,
        ExtractionNotBefore = ExtractionNotBefore ?? Extraction?.NotBefore,
        ExtractionTrouble = ExtractionTrouble ?? Extraction?.Trouble,
        Model = Model ?? Extraction?.Model,
        ExtractionFailure = ExtractionFailure ?? Extraction?.Failure,
        Usage = Usage ?? Extraction?.Usage ?? default,
        UsageFrom = UsageFrom ?? Extraction?.UsageFrom ?? 0,
    };
}
