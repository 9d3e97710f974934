using System.Text.Json.Serialization;

namespace MemoryFunctions.Embedded.Tests.Conformance;

/// <summary>An item shaped like those of the store.</summary>
public sealed record Memory
{
    public string Id { get; init; } = "";

    public string Bank { get; init; } = "";

    public string Kind { get; init; } = "memory";

    public string? Text { get; init; }

    public double? From { get; init; }

    public double? Until { get; init; }

    public string? Gen { get; init; }

    public string? Document { get; init; }

    public string? MentionedAt { get; init; }

    public double? DueAt { get; init; }

    public string[]? Tags { get; init; }

    public string[]? Terms { get; init; }

    public float[]? Embedding { get; init; }

    public double? Similarity { get; init; }

    public int? Ttl { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    [JsonPropertyName("_ts")]
    public long? Timestamp { get; init; }
}
