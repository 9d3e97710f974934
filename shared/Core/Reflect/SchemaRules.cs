using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Reflect;

/// <summary>What a caller's schema must be to be understood. A fault leads to its place, so that nobody pays for a call to find it.</summary>
internal static class SchemaRules
{
    private const int MaxReferences = 32;
    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    /// <exception cref="InvalidInputException">It describes no object, or is no schema where it is understood.</exception>
    public static void Check(JsonElement root, string field)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(field, "must be an object");
        }

        var type = root.TryGetProperty("type", out var stated) ? stated : default;
        var isObject = type.ValueKind == JsonValueKind.Undefined ? root.TryGetProperty("properties", out _) : type.ValueKind == JsonValueKind.String && type.ValueEquals("object");
        if (!isObject)
        {
            throw new InvalidInputException($"{field}.type", "must be \"object\"");
        }

        CheckReferences(root, root, field);
        CheckSchema(root, field);
    }

    /// <summary>What a reference leads to, through further ones; null where it leads nowhere, or in a circle.</summary>
    public static JsonElement? Resolve(JsonElement root, JsonElement schema)
    {
        for (var steps = 0; steps < MaxReferences; steps++)
        {
            if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$ref", out var reference) || reference.ValueKind != JsonValueKind.String)
            {
                return schema;
            }

            if (Follow(root, reference.GetString()!) is not { } target)
            {
                return null;
            }

            schema = target;
        }

        return null;
    }

    private static JsonElement? Follow(JsonElement root, string reference)
    {
        var steps = reference.Split('/');
        return steps is ["#", "$defs" or "definitions", var name]
            && root.TryGetProperty(steps[1], out var definitions)
            && definitions.ValueKind == JsonValueKind.Object
            && definitions.TryGetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out var target)
                ? target
                : null;
    }

    /// <summary>Everywhere in it, also where nothing else is understood: the schema becomes a part of another one, and only definitions move along.</summary>
    private static void CheckReferences(JsonElement root, JsonElement element, string field)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String && Resolve(root, element) is null)
                    {
                        throw new InvalidInputException($"{field}.$ref", "must lead to a definition of the schema, under #/$defs/ or #/definitions/, and not in a circle");
                    }

                    CheckReferences(root, member.Value, $"{field}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                var at = 0;
                foreach (var item in element.EnumerateArray())
                {
                    CheckReferences(root, item, string.Create(CultureInfo.InvariantCulture, $"{field}.{at++}"));
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                break;
        }
    }

    private static void CheckSchema(JsonElement schema, string field)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        Require(schema.ValueKind == JsonValueKind.Object, field, "must be a schema: an object, true or false");
        foreach (var member in schema.EnumerateObject())
        {
            var (name, value) = ($"{field}.{member.Name}", member.Value);
            switch (member.Name)
            {
                case "type":
                    Require(IsType(value) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(IsType)), name, $"must be of {string.Join(", ", Types)}");
                    break;
                case "required":
                    Require(value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String), name, "must be an array of strings");
                    break;
                case "enum":
                    Require(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0, name, "must be an array that is not empty");
                    break;
                case "properties" or "$defs" or "definitions":
                    Require(value.ValueKind == JsonValueKind.Object, name, "must be an object");
                    foreach (var property in value.EnumerateObject())
                    {
                        CheckSchema(property.Value, $"{name}.{property.Name}");
                    }

                    break;
                case "items":
                    CheckSchema(value, name);
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsType(JsonElement value) => value.ValueKind == JsonValueKind.String && Array.Exists(Types, type => value.ValueEquals(type));

    private static void Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            throw new InvalidInputException(field, message);
        }
    }
}
