using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Removes secrets from the strings and numbers of JSON, and leaves every other character of it as it is.</summary>
internal static class SecretJson
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, AllowTrailingCommas = true };

    /// <summary>JSON, one value or several, by its strings and numbers; anything else as text.</summary>
    public static string Redact(string content)
    {
        var visible = content.AsSpan().Trim();
        if (visible.Length < 2 || visible[0] is not ('[' or '{') || visible[^1] is not (']' or '}'))
        {
            return SecretScanner.Redact(content);
        }

        try
        {
            return RedactStrings(content);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It only looks like JSON, or has half a character, which is no string.
            return SecretScanner.Redact(content);
        }
    }

    private static string RedactStrings(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var reader = new Utf8JsonReader(bytes, Options);
        var rest = new StringBuilder();
        var (name, from) = ("", 0);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
            }
            else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                // A card or a PIN may be written as a number; what stands in its place is a string.
                var value = reader.TokenType is JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                var clean = SecretScanner.RedactNamed(name, value);
                if (!string.Equals(clean, value, StringComparison.Ordinal))
                {
                    var start = (int)reader.TokenStartIndex;
                    rest.Append(Encoding.UTF8.GetString(bytes, from, start - from));
                    rest.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(clean)).Append('"');
                    from = (int)reader.BytesConsumed;
                }
            }
        }

        return from == 0 ? content : rest.Append(Encoding.UTF8.GetString(bytes, from, bytes.Length - from)).ToString();
    }
}
