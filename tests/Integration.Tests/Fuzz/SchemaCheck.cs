using System.Text.Json;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>
/// Whether JSON is what a schema says, as far as the service's schemas go: type, required, properties, additionalProperties, items, enum, oneOf and
/// references. Fields that a schema with properties does not have are at fault too: a document that leaves them out is wrong.
/// </summary>
public sealed class SchemaCheck(ApiDocument document)
{
    /// <summary>What is wrong first, with its place; null where nothing is.</summary>
    public string? Find(JsonElement value, JsonElement schema, string place = "$")
    {
        schema = document.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var faults = choices.EnumerateArray().Select(choice => Find(value, choice, place)).ToList();
            return faults.Contains(null) ? null : faults[^1];
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            return $"{place} is none of {words.GetRawText()}";
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => Is(value, name)))
        {
            return $"{place} is {value.ValueKind} and not {type.GetRawText()}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => FindInObject(value, schema, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().Select((item, at) => Find(item, items, $"{place}[{at}]")).FirstOrDefault(fault => fault is not null),
            _ => null,
        };
    }

    private string? FindInObject(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{place}.{missing} is missing";
        }

        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var field in value.EnumerateObject())
        {
            var at = $"{place}.{field.Name}";
            var fault = hasProperties && properties.TryGetProperty(field.Name, out var known) ? Find(field.Value, known, at)
                : hasOthers ? Find(field.Value, others, at)
                : hasProperties ? $"{at} is not in the schema"
                : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException(type),
    };
}
