using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What is to change about a memory.</summary>
internal sealed record Mem0UpdateRequest
{
    public string? Text { get; init; }

    /// <summary>All of it, in place of what there is.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When it was said: seconds since 1970, or ISO 8601.</summary>
    public JsonElement? Timestamp { get; init; }

    /// <summary>The last day on which it is found, <c>YYYY-MM-DD</c>; null takes the date away.</summary>
    [JsonConverter(typeof(AnyValueConverter))]
    public JsonElement? ExpirationDate { get; init; }
}
