using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Azure.Cosmos.Items;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// An item as it is written to another container: as it is, but for its vector, for what the service adds to items, and for a
/// note of which writing it is a copy of.
/// </summary>
internal static class ItemCopy
{
    private const string Embedding = "embedding";
    private const string Ttl = "ttl";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Id(JsonObject item) => (string)item["id"]!;

    public static string ETag(JsonObject item) => (string)item["_etag"]!;

    /// <summary>What its vector is made from; null where it has none.</summary>
    public static string? TextToEmbed(JsonObject item) => item[Embedding] is JsonArray { Count: > 0 } ? (string)item["text"]! : null;

    public static ReadOnlyMemory<float> Vector(JsonObject item) => item[Embedding]!.AsArray().Select(number => (float)number!).ToArray();

    /// <param name="item">As it was read.</param>
    /// <param name="vector">The new one; empty where it has none.</param>
    /// <param name="copiedFrom">What the note says.</param>
    /// <param name="now">Goes off the time that it has to live, which the service counts from each writing.</param>
    public static byte[] Write(JsonObject item, ReadOnlyMemory<float> vector, string copiedFrom, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            foreach (var (name, value) in item.Where(property => IsCopied(property.Key, !vector.IsEmpty)))
            {
                json.WritePropertyName(name);
                if (name is Ttl && value is not null)
                {
                    json.WriteNumberValue(Left(Number(value), Number(item["_ts"]!), now));
                }
                else if (value is null)
                {
                    json.WriteNullValue();
                }
                else
                {
                    value.WriteTo(json);
                }
            }

            WriteVector(json, vector);
            json.WriteString("copiedFrom", copiedFrom);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteVector(Utf8JsonWriter json, ReadOnlyMemory<float> vector)
    {
        if (vector.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(Embedding);
        foreach (var number in vector.Span)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    /// <summary>The service's own names begin with an underscore, ours never.</summary>
    private static bool IsCopied(string name, bool isEmbedded) =>
        !name.StartsWith('_') && name is not ("copiedFrom" or "movedTo") && !(isEmbedded && name is Embedding);

    private static long Number(JsonNode node) => node.Deserialize(CosmosJsonContext.Default.Int64);

    private static long Left(long seconds, long writtenAt, DateTimeOffset now) =>
        seconds < 1 ? seconds : Math.Clamp(seconds - (now.ToUnixTimeSeconds() - writtenAt), 1, seconds);
}
