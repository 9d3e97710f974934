using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Any value, null among them: a property that is null itself was not sent.</summary>
internal sealed class AnyValueConverter : JsonConverter<JsonElement?>
{
    public override bool HandleNull => true;

    public override JsonElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement? value, JsonSerializerOptions options)
    {
        if (value is { } there)
        {
            there.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
