using System.Globalization;
using System.Text.Json;

namespace MemoryFunctions.Core.Reflect;

/// <summary>
/// Compares a value with a schema by the words that matter most: <c>type</c>, <c>required</c>, <c>properties</c>, <c>items</c>,
/// <c>enum</c>. What a model gets wrong is nearly always one of them, and the fault is for the model to read.
/// </summary>
internal sealed class SchemaMatch(JsonElement root)
{
    /// <summary>The first fault with its place; null where there is none.</summary>
    public string? FindFault(JsonElement schema, JsonElement value, string place)
    {
        if (SchemaRules.Resolve(root, schema) is not { ValueKind: JsonValueKind.Object } rules)
        {
            return null;
        }

        if (rules.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(name, value)))
        {
            return $"{place} must be of type {string.Join(" or ", Types(type))}";
        }

        if (rules.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            return $"{place} must be one of the values that the schema lists";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => InObject(rules, value, place),
            JsonValueKind.Array => InArray(rules, value, place),
            _ => null,
        };
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Floor(number) == number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };

    private string? InObject(JsonElement rules, JsonElement value, string place)
    {
        if (rules.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(item => item.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                {
                    return $"{place}.{name} is missing";
                }
            }
        }

        return rules.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
                .Select(property => value.TryGetProperty(property.Name, out var member) ? FindFault(property.Value, member, $"{place}.{property.Name}") : null)
                .FirstOrDefault(fault => fault is not null)
            : null;
    }

    private string? InArray(JsonElement rules, JsonElement value, string place) => rules.TryGetProperty("items", out var items)
        ? value.EnumerateArray()
            .Select((item, at) => FindFault(items, item, string.Create(CultureInfo.InvariantCulture, $"{place}[{at}]")))
            .FirstOrDefault(fault => fault is not null)
        : null;
}
