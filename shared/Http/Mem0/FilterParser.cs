using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// Reads the contract's filters: fields beside each other, or under AND, OR and NOT, nested. What is no filter is refused: ignored, it would
/// let through what it was to keep out.
/// </summary>
internal static class FilterParser
{
    private const int MaxDepth = 32;

    /// <exception cref="InvalidInputException">A part is no filter; the message names its place.</exception>
    public static FilterNode Parse(JsonElement filter, string place = "filters") => Node(filter, place, 1);

    /// <summary>A field's metadata as a search takes it beside its filters.</summary>
    public static FilterNode Metadata(JsonElement value, string place) => MetadataFilter.Read(value, place);

    /// <summary>A field's categories as a search takes them beside its filters.</summary>
    public static FilterNode Categories(JsonElement value, string place) => Category(value, place);

    private static FilterNode Node(JsonElement element, string place, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidInputException(place, string.Create(CultureInfo.InvariantCulture, $"must be nested at most {MaxDepth} deep"));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(place, "must be an object");
        }

        IReadOnlyList<FilterNode> parts = [.. element.EnumerateObject().Select(property => Property(property, place, depth))];
        return parts is [var only] ? only : new FilterAll(parts);
    }

    private static FilterNode Property(JsonProperty property, string place, int depth)
    {
        var at = $"{place}.{property.Name}";
        return property.Name switch
        {
            "AND" => new FilterAll(Nodes(property.Value, at, depth)),
            "OR" => new FilterAny(Nodes(property.Value, at, depth)),
            "NOT" => new FilterNot(new FilterAny(property.Value.ValueKind == JsonValueKind.Object ? [Node(property.Value, at, depth + 1)] : Nodes(property.Value, at, depth))),
            "user_id" => Entity(EntityKind.User, property.Value, at),
            "agent_id" => Entity(EntityKind.Agent, property.Value, at),
            "app_id" => Entity(EntityKind.App, property.Value, at),
            "run_id" or "session_id" => Entity(EntityKind.Run, property.Value, at),
            "created_at" => TimeFilter.Read(TimeField.Created, property.Value, at),
            "updated_at" => TimeFilter.Read(TimeField.Updated, property.Value, at),
            "timestamp" => TimeFilter.Read(TimeField.Mentioned, property.Value, at),
            "expiration_date" => TimeFilter.Read(TimeField.Expires, property.Value, at),
            "categories" => Category(property.Value, at),
            "metadata" => MetadataFilter.Read(property.Value, at),
            "keywords" or "text" => Words(property.Value, at),
            "memory_ids" => new FilterLeaf(new IsOneOf(FilterValue.Texts(property.Value.ValueKind == JsonValueKind.Object ? FilterValue.Only(property.Value, "in", at) : property.Value, at))),
            _ => throw new InvalidInputException(at, "is no field to filter by"),
        };
    }

    private static IReadOnlyList<FilterNode> Nodes(JsonElement element, string place, int depth)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            throw new InvalidInputException(place, "must be an array of at least one filter");
        }

        return [.. element.EnumerateArray().Select((part, at) => Node(part, string.Create(CultureInfo.InvariantCulture, $"{place}.{at}"), depth + 1))];
    }

    private static FilterNode Entity(EntityKind kind, JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Null => new FilterNot(new FilterEntity(kind, null)),
        JsonValueKind.Object => FilterValue.Each(value, place, (name, operand, at) => name switch
        {
            "eq" => Entity(kind, operand, at),
            "ne" => new FilterNot(Entity(kind, operand, at)),
            "in" => new FilterEntity(kind, Ids(FilterValue.Texts(operand, at), at)),
            _ => throw FilterValue.Unknown(at, "eq, ne, in"),
        }),
        JsonValueKind.String when value.ValueEquals("*") => new FilterEntity(kind, null),
        _ => new FilterEntity(kind, Ids(FilterValue.Texts(value, place), place)),
    };

    private static IReadOnlyList<string> Ids(IReadOnlyList<string> ids, string place)
    {
        foreach (var id in ids)
        {
            CallerText.RequireId(id, place);
        }

        return ids;
    }

    private static FilterNode Category(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Null => new FilterNot(new FilterLeaf(new HasCategory())),
        JsonValueKind.Object => FilterValue.Each(value, place, (name, operand, at) => name switch
        {
            "eq" or "contains" or "in" => Category(operand, at),
            "ne" => new FilterNot(Category(operand, at)),
            _ => throw FilterValue.Unknown(at, "eq, ne, in, contains"),
        }),
        JsonValueKind.String when value.ValueEquals("*") => new FilterLeaf(new HasCategory()),
        _ => new FilterLeaf(new IsOfCategory(FilterValue.Texts(value, place))),
    };

    private static FilterNode Words(JsonElement value, string place) => value.ValueKind == JsonValueKind.Object
        ? FilterValue.Each(value, place, (name, operand, at) => name switch
        {
            "contains" or "eq" => new FilterLeaf(new TextContains(FilterValue.Text(operand, at), IgnoreCase: false)),
            "icontains" => new FilterLeaf(new TextContains(FilterValue.Text(operand, at), IgnoreCase: true)),
            "ne" => new FilterNot(new FilterLeaf(new TextContains(FilterValue.Text(operand, at), IgnoreCase: false))),
            _ => throw FilterValue.Unknown(at, "contains, icontains, eq, ne"),
        })
        : new FilterLeaf(new TextContains(FilterValue.Text(value, place), IgnoreCase: true));
}
