using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>A query as it was sent: its text and its parameters.</summary>
internal sealed record QueryBody(string Text, IReadOnlyDictionary<string, SqlValue> Parameters)
{
    /// <summary>A number this short and without an exponent cannot be outside the range of a double.</summary>
    private const int MaxPlainDigits = 64;

    /// <exception cref="CosmosProblemException">400 for anything that is not a query.</exception>
    public static QueryBody Read(byte[] body)
    {
        try
        {
            JsonText.EnsureUtf8(body);
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw Malformed();
            }

            string? text = null;
            var parameters = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isText, isList) = (reader.ValueTextEquals("query"u8), reader.ValueTextEquals("parameters"u8));
                reader.Read();
                if (isText)
                {
                    text = reader.GetString();
                }
                else if (isList)
                {
                    parameters.Clear();
                    ReadParameters(body, ref reader, parameters);
                }
                else
                {
                    reader.Skip();
                }
            }

            return text is not null && !reader.Read() ? new QueryBody(text, parameters) : throw Malformed();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static void ReadParameters(byte[] body, ref Utf8JsonReader reader, Dictionary<string, SqlValue> parameters)
    {
        Require(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Require(reader.TokenType == JsonTokenType.StartObject);
            string? name = null;
            SqlValue? value = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isName, isValue) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("value"u8));
                reader.Read();
                if (isName)
                {
                    name = reader.GetString();
                }
                else if (isValue)
                {
                    value = ReadValue(body, ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            parameters[name ?? throw Malformed()] = value ?? throw Malformed();
        }
    }

    /// <summary>The value that the reader stands on: what is in normal form already is used where it stands in the body.</summary>
    private static SqlValue ReadValue(byte[] body, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var isNormal = reader.TokenType switch
        {
            JsonTokenType.String => !reader.ValueIsEscaped,
            JsonTokenType.Number => IsPlain(ref reader),
            JsonTokenType.StartArray => SkipNumbers(ref reader, start),
            JsonTokenType.StartObject => false,
            _ => true,
        };
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
        }

        var length = (int)reader.BytesConsumed - start;
        return isNormal ? SqlValue.FromJson(body, start, length) : SqlValue.FromJson(JsonText.Normalize(body.AsSpan(start, length)));
    }

    /// <summary>Goes to the end of an array of numbers without white space, such as a vector; stays where it is, and gives false, for any other.</summary>
    private static bool SkipNumbers(ref Utf8JsonReader reader, int start)
    {
        var ahead = reader;
        var expected = start + 1L;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.Number && ahead.TokenStartIndex == expected && IsPlain(ref ahead))
        {
            expected = ahead.BytesConsumed + 1;
        }

        // Behind the last number stands the bracket, where a comma would have stood.
        var isEnd = ahead.TokenType == JsonTokenType.EndArray && (ahead.TokenStartIndex == expected - 1 || ahead.TokenStartIndex == start + 1);
        reader = isEnd ? ahead : reader;
        return isEnd;
    }

    private static bool IsPlain(ref Utf8JsonReader reader) =>
        (reader.ValueSpan.Length <= MaxPlainDigits && !reader.ValueSpan.ContainsAny((byte)'e', (byte)'E')) || double.IsFinite(reader.GetDouble());

    private static void Require(bool condition) => _ = condition ? true : throw Malformed();

    private static CosmosProblemException Malformed() => CosmosProblemException.BadRequest("The query request is malformed.");
}
