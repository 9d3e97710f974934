using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Writes items with the encoder of the options. The SDK's own System.Text.Json serializer writes through a writer that does
/// not know it, and escapes all that is not ASCII: three times the bytes against the same limits.
/// </summary>
internal sealed class CosmosJsonSerializer(JsonSerializerOptions options) : CosmosSerializer
{
    public override T FromStream<T>(Stream stream)
    {
        if (stream is T raw)
        {
            return raw;
        }

        using (stream)
        {
            var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
            return stream.CanSeek && stream.Length == 0 ? default! : JsonSerializer.Deserialize(stream, type)!;
        }
    }

    public override Stream ToStream<T>(T input)
    {
        // A query's parameters come as objects.
        var type = typeof(T) == typeof(object) && input is not null ? input.GetType() : typeof(T);
        var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, input, options.GetTypeInfo(type));
        stream.Position = 0;
        return stream;
    }
}
