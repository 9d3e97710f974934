using System.Text.Json;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Reads a page of rows that read themselves.</summary>
internal static class RowPage
{
    /// <returns>The rows; null where the page has no list of them.</returns>
    /// <exception cref="JsonException">It is not a page of such rows.</exception>
    public static List<T>? Read<T>(ReadOnlySpan<byte> json)
        where T : IJsonRow<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        RowValue.RequireObject(ref reader);
        List<T>? rows = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.ValueTextEquals("Documents"u8);
            reader.Read();
            if (!isRows || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            rows = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                RowValue.RequireObject(ref reader);
                rows.Add(T.Read(ref reader));
            }
        }

        return rows;
    }
}
