using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemoryFunctions.Azure.Rerank;

/// <summary>Writes what a server is sent.</summary>
internal static class RerankBody
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(RerankDialect dialect, string model, string query, IReadOnlyList<string> texts)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteString("query", query);
            json.WriteStartArray(dialect is RerankDialect.Texts ? "texts" : "documents");
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
            if (dialect is RerankDialect.Texts)
            {
                json.WriteBoolean("truncate", true);
            }
            else
            {
                json.WriteNumber("top_n", texts.Count);
            }

            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}
