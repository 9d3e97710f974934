using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Reads what stands behind a field of a filter.</summary>
internal static class FilterValue
{
    /// <summary>All operators of a field; each must hold.</summary>
    public static FilterNode Each(JsonElement operators, string place, Func<string, JsonElement, string, FilterNode> read)
    {
        IReadOnlyList<FilterNode> parts = [.. operators.EnumerateObject().Select(one => read(one.Name, one.Value, $"{place}.{one.Name}"))];
        return parts.Count switch
        {
            0 => throw new InvalidInputException(place, "must have an operator"),
            1 => parts[0],
            _ => new FilterAll(parts),
        };
    }

    /// <summary>The value of the one operator that a field has.</summary>
    public static JsonElement Only(JsonElement operators, string name, string place)
    {
        var all = operators.EnumerateObject().ToList();
        return all is [var only] && string.Equals(only.Name, name, StringComparison.Ordinal)
            ? only.Value
            : throw Unknown(place, name);
    }

    /// <summary>A text, or some texts in an array.</summary>
    public static IReadOnlyList<string> Texts(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Text(value, place)];
        }

        return value.GetArrayLength() == 0
            ? throw new InvalidInputException(place, "must have at least one value")
            : [.. value.EnumerateArray().Select((one, at) => Text(one, string.Create(CultureInfo.InvariantCulture, $"{place}.{at}")))];
    }

    public static string Text(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new InvalidInputException(place, "must be a string");
        }

        try
        {
            var text = value.GetString()!;
            CallerText.RequireStorable(text, place);
            return text;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(place, "must be well-formed Unicode");
        }
    }

    public static InvalidInputException Unknown(string place, string known) => new(place, $"is no operator here; there are {known}");
}
