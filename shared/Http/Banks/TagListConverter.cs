using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Reads tags as an array of strings, or as such an array written into a string, as some callers send it.</summary>
internal sealed class TagListConverter : JsonConverter<IReadOnlyList<string>>
{
    private const string Message = "must be an array of strings";

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadArray(ref reader);
        }

        var inner = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!));
        try
        {
            inner.Read();
            var tags = ReadArray(ref inner);
            return inner.Read() ? throw new FieldValueException(Message) : tags;
        }
        catch (JsonException)
        {
            throw new FieldValueException(Message);
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var tag in value)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
    }

    private static List<string> ReadArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FieldValueException(Message);
        }

        var tags = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            tags.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new FieldValueException(Message));
        }

        return tags;
    }
}
