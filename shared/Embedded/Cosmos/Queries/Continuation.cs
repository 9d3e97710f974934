using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Where a query goes on: behind the last row that was returned, by its sort keys and resource number.</summary>
/// <param name="Taken">Results returned on earlier pages.</param>
/// <param name="ResourceNumber">The last row.</param>
/// <param name="Score">Its vector distance.</param>
/// <param name="Keys">Its sort keys.</param>
internal sealed record Continuation(int Taken, ulong ResourceNumber, double Score, SqlValue[] Keys)
{
    public string Encode()
    {
        var json = new JsonBuffer();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteNumber("taken"u8, Taken);
            writer.WriteNumber("after"u8, ResourceNumber);
            writer.WriteNumber("score"u8, Score);
            writer.WriteStartArray("keys"u8);
            foreach (var key in Keys)
            {
                // An undefined key has no JSON: an empty array stands for it.
                var text = new JsonBuffer();
                if (!key.IsUndefined)
                {
                    key.WriteJson(text);
                }

                writer.WriteRawValue([(byte)'[', .. text.WrittenSpan, (byte)']'], skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Convert.ToBase64String(json.WrittenSpan);
    }

    /// <exception cref="CosmosProblemException">400 for anything that is not a token of ours.</exception>
    public static Continuation? Decode(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var json = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new Continuation(
                root.GetProperty("taken").GetInt32(),
                root.GetProperty("after").GetUInt64(),
                root.GetProperty("score").GetDouble(),
                [.. root.GetProperty("keys").EnumerateArray().Select(Key)]);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw CosmosProblemException.BadRequest("The continuation token is malformed.");
        }
    }

    private static SqlValue Key(JsonElement element) => element.GetArrayLength() == 0
        ? SqlValue.Undefined
        : SqlValue.FromJson(JsonText.Normalize(Encoding.UTF8.GetBytes(element[0].GetRawText())));
}
