using System.Text.Json.Serialization;
using MemoryFunctions.Azure.Cosmos.Items;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>Which item it is and which writing of it.</summary>
internal sealed record ItemRow
{
    public required string Id { get; init; }

    public required string Life { get; init; }

    public required string Kind { get; init; }

    [JsonPropertyName("_etag")]
    public required string ETag { get; init; }

    /// <summary>Of a copy: the ETag of the writing that it is a copy of.</summary>
    public string? CopiedFrom { get; init; }

    /// <summary>Whether it belongs to a bank's incarnation as its header and its marker do not: those two are made, not copied.</summary>
    public bool IsOf(string? life) => string.Equals(Life, life, StringComparison.Ordinal) && Kind is not (ItemKind.Header or ItemKind.Marker);
}
