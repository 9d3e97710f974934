using System.Text.Json.Serialization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Tenants;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What a tenant says about all of its banks; in the directory, beside the buckets of its banks and in none of them.</summary>
internal sealed record TenantItem
{
    public const string TheId = "settings";

    public required string Id { get; init; }

    /// <summary>The partition key.</summary>
    public required string Shard { get; init; }

    public required string Instructions { get; init; }

    public required IReadOnlyList<CustomCategory> Categories { get; init; }

    /// <inheritdoc cref="TenantSettings.AgentInstructions"/>
    public string? AgentInstructions { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    /// <summary>A bucket's name has one character behind the tenant.</summary>
    public static string ShardOf(string tenant) => $"{tenant}/settings";

    public static TenantItem From(string tenant, TenantSettings settings) => new()
    {
        Id = TheId,
        Shard = ShardOf(tenant),
        Instructions = settings.Instructions,
        Categories = settings.Categories,
        AgentInstructions = settings.AgentInstructions.Length == 0 ? null : settings.AgentInstructions,
        UpdatedAt = settings.UpdatedAt,
    };

    public TenantSettings ToSettings() => new()
    {
        Instructions = Instructions,
        Categories = Categories,
        AgentInstructions = AgentInstructions ?? "",
        UpdatedAt = UpdatedAt,
        ETag = ETag ?? "",
    };
}
