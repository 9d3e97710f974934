using System.Text.Json;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Reads the fields of a model's answer; what is missing or of another kind is a fault that names its place.</summary>
internal static class AnswerFields
{
    public static IReadOnlyList<JsonElement> Items(JsonElement parent, string name, string place)
    {
        var value = Field(parent, name, place);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : throw new AnswerFaultException($"{place}{name} must be an array");
    }

    public static IReadOnlyList<string> Texts(JsonElement parent, string name, string place) =>
        [.. Items(parent, name, place).Select((item, at) => Text(item, $"{place}{name}[{at}]"))];

    public static string Text(JsonElement parent, string name, string place) => Text(Field(parent, name, place), place + name);

    /// <summary>A text, or null where the answer has none.</summary>
    public static string? OptionalText(JsonElement parent, string name, string place)
    {
        RequireObject(parent, place);
        return parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && Text(value, place + name) is { Length: > 0 } text ? text : null;
    }

    private static JsonElement Field(JsonElement parent, string name, string place)
    {
        RequireObject(parent, place);
        return parent.TryGetProperty(name, out var value) ? value : throw new AnswerFaultException($"{place}{name} is missing");
    }

    private static void RequireObject(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new AnswerFaultException(place.Length == 0 ? "the answer must be an object" : $"{place.TrimEnd('.')} must be an object");
        }
    }

    private static string Text(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new AnswerFaultException($"{place} must be a string");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no text.
            throw new AnswerFaultException($"{place} is not well-formed Unicode");
        }
    }
}
