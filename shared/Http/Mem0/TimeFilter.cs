using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Reads filters on times. A date stands for the whole day: up to a date is up to its end.</summary>
internal static class TimeFilter
{
    private static readonly TimeSpan Least = TimeSpan.FromTicks(1);

    public static FilterNode Read(TimeField field, JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Null => new FilterNot(Within(field, null, null)),
        JsonValueKind.Object => FilterValue.Each(value, place, (name, operand, at) => Apply(field, name, operand, at)),
        JsonValueKind.String when value.ValueEquals("*") => Within(field, null, null),
        _ => Equal(field, value, place),
    };

    private static FilterNode Apply(TimeField field, string name, JsonElement operand, string place) => name switch
    {
        "eq" => Equal(field, operand, place),
        "ne" => new FilterNot(Equal(field, operand, place)),
        "in" when operand.ValueKind == JsonValueKind.Array && operand.GetArrayLength() > 0 =>
            new FilterAny([.. operand.EnumerateArray().Select(one => Equal(field, one, place))]),
        "in" => throw new InvalidInputException(place, "must be an array of at least one date"),
        "gt" => Within(field, Moment.Read(operand, place).End, null),
        "gte" => Within(field, Moment.Read(operand, place).Start, null),
        "lt" => Within(field, null, Moment.Read(operand, place).Start),
        "lte" => Within(field, null, Moment.Read(operand, place).End),
        _ => throw FilterValue.Unknown(place, "eq, ne, in, gt, gte, lt, lte"),
    };

    private static FilterLeaf Equal(TimeField field, JsonElement value, string place)
    {
        var moment = Moment.Read(value, place);
        return Within(field, moment.Start, moment.End);
    }

    /// <summary>What expires with a day does so when the next one begins.</summary>
    private static FilterLeaf Within(TimeField field, DateTimeOffset? from, DateTimeOffset? to)
    {
        var shift = field == TimeField.Expires ? Least : TimeSpan.Zero;
        return new FilterLeaf(new IsWithin(field, from + shift, to + shift));
    }
}
