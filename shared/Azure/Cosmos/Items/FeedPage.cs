using System.Text.Json.Serialization;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A page of a query's answer, as the SDK streams it.</summary>
internal sealed record FeedPage<T>
{
    [JsonPropertyName("Documents")]
    public required List<T> Documents { get; init; }
}
