using System.Text.Json;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// A value of metadata, which is any JSON here and text underneath. A text stands for itself unless it could be read as JSON of whole characters; then it
/// is kept in quotes. So what the other surfaces write reads as text, or as the number that it looks like, and what was written here comes
/// back as it was.
/// </summary>
internal static class MetadataValue
{
    public static string Encode(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Encode(value.GetString()!)
        : JsonSerializer.Serialize(value, Mem0Json.Default.JsonElement);

    public static JsonElement Decode(string text) => Parse(text) ?? JsonSerializer.SerializeToElement(text, Mem0Json.Default.String);

    private static string Encode(string text) => Parse(text) is null ? text : JsonSerializer.Serialize(text, Mem0Json.Default.String);

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return FreeJson.FindMalformed(document.RootElement, FieldPath.Root) is null ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
