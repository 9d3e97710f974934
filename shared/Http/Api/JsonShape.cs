using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Http.Problems;

namespace MemoryFunctions.Http.Api;

/// <summary>
/// Compares a body with the type it is to become, by the serializer's own metadata, so that a caller is told of every
/// field at fault, and of the fields that nobody will read, in words that name no type of ours.
/// </summary>
internal sealed class JsonShape(JsonSerializerOptions options)
{
    private const int MaxErrors = 20;

    private readonly List<FieldError> errors = [];
    private readonly List<string> ignored = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>The names of fields that the type does not have.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    public void Check(JsonElement element, JsonTypeInfo type, FieldPath place)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CheckObject(element, type, place);
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary when element.ValueKind != JsonValueKind.Object:
                Add(place, "must be an object", ErrorTypes.Kind);
                break;
            case JsonTypeInfoKind.Dictionary:
                foreach (var property in element.EnumerateObject())
                {
                    CheckValue(property.Value, options.GetTypeInfo(type.ElementType!), place.Then(property.Name), nullable: false);
                }

                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind != JsonValueKind.Array:
                Add(place, "must be an array", ErrorTypes.Kind);
                break;
            case JsonTypeInfoKind.Enumerable:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    CheckValue(item, options.GetTypeInfo(type.ElementType!), place.Then(index++), nullable: false);
                }

                break;
            case JsonTypeInfoKind.None when plain.IsEnum:
                CheckChoice(element, plain, place);
                break;
            case JsonTypeInfoKind.None when plain == typeof(JsonElement):
                CheckFree(element, place);
                break;
            default:
                CheckScalar(element, plain, place);
                break;
        }
    }

    private void CheckObject(JsonElement element, JsonTypeInfo type, FieldPath place)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsRequired && !element.TryGetProperty(property.Name, out _))
            {
                Add(place.Then(property.Name), "Field required", ErrorTypes.Missing);
            }
        }

        foreach (var field in element.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(property => field.NameEquals(property.Name));
            if (property is null)
            {
                ignored.Add(place.Then(field.Name).Name);
            }
            else if (property.PropertyType == typeof(JsonElement?))
            {
                CheckFree(field.Value, place.Then(property.Name));
            }
            else if (property.CustomConverter is null)
            {
                CheckValue(field.Value, options.GetTypeInfo(property.PropertyType), place.Then(property.Name), property.IsSetNullable);
            }
        }
    }

    private void CheckValue(JsonElement element, JsonTypeInfo type, FieldPath place, bool nullable)
    {
        if (errors.Count >= MaxErrors)
        {
            return;
        }

        if (element.ValueKind != JsonValueKind.Null)
        {
            Check(element, type, place);
        }
        else if (!nullable)
        {
            Add(place, "must not be null", ErrorTypes.Null);
        }
    }

    private void CheckScalar(JsonElement element, Type type, FieldPath place)
    {
        var problem = type switch
        {
            _ when type == typeof(string) && element.ValueKind != JsonValueKind.String => "must be a string",
            _ when type == typeof(bool) && element.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => "must be true or false",
            _ when type == typeof(int) && !(element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _)) => "must be an integer of 32 bits",
            _ when type == typeof(double) && !(element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var d) && double.IsFinite(d)) => "must be a number",
            _ => null,
        };
        if (problem is not null)
        {
            Add(place, problem, ErrorTypes.Kind);
        }
    }

    private void CheckFree(JsonElement element, FieldPath place)
    {
        if (FreeJson.FindMalformed(element, place) is { } malformed)
        {
            Add(malformed, FreeJson.Malformed, ErrorTypes.Value);
        }
    }

    private void CheckChoice(JsonElement element, Type type, FieldPath place)
    {
        var names = Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToList();
        if (element.ValueKind != JsonValueKind.String || !names.Exists(name => element.ValueEquals(name)))
        {
            Add(place, $"must be one of {string.Join(", ", names)}", ErrorTypes.Choice);
        }
    }

    private void Add(FieldPath place, string message, string type) =>
        errors.Add(new FieldError { Loc = place.Loc, Msg = message, Type = type });
}
