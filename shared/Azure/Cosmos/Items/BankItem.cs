using System.Text.Json.Serialization;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What every item of a bank has.</summary>
internal abstract record BankItem
{
    public required string Id { get; init; }

    /// <summary>The partition key.</summary>
    public required string Bank { get; init; }

    /// <summary>The bank's incarnation.</summary>
    public required string Life { get; init; }

    public required string Kind { get; init; }

    /// <summary>Seconds from the last write until the service removes it; absent means never.</summary>
    public int? Ttl { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}
