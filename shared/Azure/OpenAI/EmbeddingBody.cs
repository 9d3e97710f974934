using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>The body of a request for vectors.</summary>
internal static class EmbeddingBody
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryData Write(OpenAIEmbeddingOptions options, EmbeddingDialect dialect, ReadOnlySpan<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("model", options.Model);
            json.WriteStartArray("input");
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
            if (!dialect.IsWithoutDimensions)
            {
                json.WriteNumber("dimensions", options.Dimensions);
            }

            if (!dialect.IsWithoutEncoding)
            {
                json.WriteString("encoding_format", "base64");
            }

            json.WriteEndObject();
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
