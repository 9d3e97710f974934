using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Reads filters on metadata: a value for each key, or an object of operators.</summary>
internal static class MetadataFilter
{
    private static readonly string[] Operators = ["eq", "ne", "in", "contains"];

    public static FilterNode Read(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(place, "must be an object");
        }

        return FilterValue.Each(value, place, (key, wanted, at) =>
        {
            CallerText.RequireStorable(key, place);
            return IsOperators(wanted) ? FilterValue.Each(wanted, at, (name, operand, where) => Apply(key, name, operand, where)) : Value(key, wanted, at);
        });
    }

    private static FilterNode Apply(string key, string name, JsonElement operand, string place) => name switch
    {
        "eq" => Value(key, operand, place),
        "ne" => new FilterNot(Value(key, operand, place)),
        "contains" => new FilterLeaf(new MetadataContains(key, FilterValue.Text(operand, place))),
        _ when operand.ValueKind == JsonValueKind.Array && operand.GetArrayLength() > 0 => new FilterAny([.. operand.EnumerateArray().Select(one => Value(key, one, place))]),
        _ => throw new InvalidInputException(place, "must be an array of at least one value"),
    };

    private static FilterLeaf Value(string key, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            FilterValue.Text(value, place);
            if (value.ValueEquals("*"))
            {
                return new FilterLeaf(new MetadataContains(key, ""));
            }
        }

        return new FilterLeaf(new HasMetadata(key, MetadataValue.Encode(value)));
    }

    /// <summary>Any other object is a value that the metadata may have.</summary>
    private static bool IsOperators(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
        && value.EnumerateObject().All(property => Operators.Contains(property.Name, StringComparer.Ordinal));
}
