using System.Text.Json;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Reads values that rows have in common; the reader stands on the value's first token and then on its last.</summary>
internal static class RowValue
{
    public static IReadOnlyList<string> Texts(ref Utf8JsonReader reader)
    {
        RequireArray(ref reader);
        List<string>? texts = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (texts ??= []).Add(Text(ref reader));
        }

        return texts is null ? [] : texts;
    }

    public static IReadOnlyList<int> Numbers(ref Utf8JsonReader reader)
    {
        RequireArray(ref reader);
        List<int>? numbers = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (numbers ??= new List<int>(1)).Add(Number(ref reader));
        }

        return numbers is null ? [] : numbers;
    }

    public static IReadOnlyDictionary<string, string> Pairs(ref Utf8JsonReader reader)
    {
        RequireObject(ref reader);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            pairs[name] = Text(ref reader);
        }

        return pairs;
    }

    public static string Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a row has something else where a text belongs");

    public static int Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw new JsonException("a row has something else where a whole number belongs");

    public static double Fraction(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw new JsonException("a row has something else where a number belongs");

    public static void RequireObject(ref Utf8JsonReader reader) =>
        _ = reader.TokenType == JsonTokenType.StartObject ? true : throw new JsonException("a row has something else where an object belongs");

    private static void RequireArray(ref Utf8JsonReader reader) =>
        _ = reader.TokenType == JsonTokenType.StartArray ? true : throw new JsonException("a row has something else where a list belongs");
}
