using System.Text.Json.Serialization;
using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Leads from a bank's handle to the bank; the container's items together are the listing of banks.</summary>
internal sealed record DirectoryItem
{
    /// <summary>What handles are written in.</summary>
    private const string Buckets = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The bank's handle.</summary>
    public required string Id { get; init; }

    /// <summary>The partition key: tenant and hash bucket.</summary>
    public required string Shard { get; init; }

    public required string Bank { get; init; }

    /// <summary>The incarnation that was made last.</summary>
    public required string Life { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public static DirectoryItem From(BankId bank, string life, DateTimeOffset now) =>
        new() { Id = bank.Handle, Shard = ShardOf(bank), Bank = bank.Path, Life = life, CreatedAt = now };

    /// <summary>32 buckets a tenant: by the first character of the handle.</summary>
    public static string ShardOf(BankId bank) => ShardOf(bank.Tenant, bank.Handle);

    /// <inheritdoc cref="ShardOf(BankId)"/>
    public static string ShardOf(string tenant, string handle) => $"{tenant}/{handle[0]}";

    /// <summary>All buckets of a tenant.</summary>
    public static IReadOnlyList<string> ShardsOf(string tenant) => [.. Buckets.Select(bucket => $"{tenant}/{bucket}")];
}
