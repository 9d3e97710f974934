using System.Buffers;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>
/// Rewrites JSON in the one form that everything here reads: UTF-8, no white space, nothing escaped but the quote, the backslash and
/// control characters. Two equal strings then have equal bytes however their sender escaped them.
/// </summary>
internal static class JsonText
{
    /// <summary>The service's limit on nesting.</summary>
    public const int MaxDepth = 128;

    private static readonly SearchValues<byte> MustEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    public static byte[] Normalize(ReadOnlySpan<byte> json)
    {
        EnsureUtf8(json);
        var output = new JsonBuffer(json.Length + 16);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read())
            {
                throw CosmosProblemException.BadRequest("A JSON value is expected.");
            }

            CopyValue(ref reader, output);
            if (reader.Read())
            {
                throw CosmosProblemException.BadRequest("Only one JSON value is expected.");
            }
        }
        catch (JsonException exception)
        {
            throw CosmosProblemException.BadRequest("The JSON is malformed: " + exception.Message);
        }

        return output.WrittenSpan.ToArray();
    }

    public static void EnsureUtf8(ReadOnlySpan<byte> json)
    {
        if (!System.Text.Unicode.Utf8.IsValid(json))
        {
            throw CosmosProblemException.BadRequest("The body is not valid UTF-8.");
        }
    }

    /// <summary>Copies the value that the reader stands on; the reader then stands on the value's last token.</summary>
    public static void CopyValue(ref Utf8JsonReader reader, JsonBuffer output)
    {
        var depth = 0;
        var first = true;
        do
        {
            var token = reader.TokenType;
            var closes = token is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (depth > 0 && !first && !closes)
            {
                output.Write(","u8);
            }

            first = token is JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName;
            depth += token is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : closes ? -1 : 0;
            CopyToken(ref reader, output);
        }
        while (depth > 0 && reader.Read());
    }

    public static void WriteString(ReadOnlySpan<byte> utf8, JsonBuffer output)
    {
        output.Write("\""u8);
        while (utf8.IndexOfAny(MustEscape) is >= 0 and var at)
        {
            output.Write(utf8[..at]);
            Escape(utf8[at], output);
            utf8 = utf8[(at + 1)..];
        }

        output.Write(utf8);
        output.Write("\""u8);
    }

    public static void WriteString(string text, JsonBuffer output) => WriteString(Encoding.UTF8.GetBytes(text), output);

    /// <summary>Undoes the escapes of a string's content (without its quotes).</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> content)
    {
        var quoted = new byte[content.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        content.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return Unescape(ref reader);
    }

    /// <summary>The unescaped bytes of the string or property name that the reader stands on.</summary>
    public static byte[] Unescape(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.ToArray();
        }

        var buffer = new byte[reader.ValueSpan.Length];
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            throw CosmosProblemException.BadRequest("A string holds half a surrogate pair.");
        }
    }

    private static void CopyToken(ref Utf8JsonReader reader, JsonBuffer output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                if (reader.ValueIsEscaped)
                {
                    WriteString(Unescape(ref reader), output);
                }
                else
                {
                    output.Write("\""u8);
                    output.Write(reader.ValueSpan);
                    output.Write("\""u8);
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    output.Write(":"u8);
                }

                break;
            case JsonTokenType.Number:
                if (!double.IsFinite(reader.GetDouble()))
                {
                    throw CosmosProblemException.BadRequest("A number is outside the range of a double.");
                }

                output.Write(reader.ValueSpan);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }

    private static void Escape(byte value, JsonBuffer output)
    {
        switch (value)
        {
            case (byte)'"': output.Write("\\\""u8); break;
            case (byte)'\\': output.Write("\\\\"u8); break;
            case (byte)'\n': output.Write("\\n"u8); break;
            case (byte)'\r': output.Write("\\r"u8); break;
            case (byte)'\t': output.Write("\\t"u8); break;
            default: output.Write(Encoding.ASCII.GetBytes($"\\u{value:x4}")); break;
        }
    }
}
