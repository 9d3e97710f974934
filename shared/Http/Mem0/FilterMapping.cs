using System.Text.Json;
using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Http.Mem0;

/// <summary>All that a call says of the memories it wants, as one filter.</summary>
internal static class FilterMapping
{
    /// <param name="ids">Ids that stand beside the filters, as older clients send them.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="metadata">Metadata that must be there.</param>
    /// <param name="categories">Categories one of which must be there.</param>
    /// <param name="dates">When the memory was made: not before the first and not after the second.</param>
    public static FilterNode Of(EntityIds ids, JsonElement? filters, JsonElement? metadata, JsonElement? categories, (JsonElement? From, JsonElement? To) dates = default)
    {
        var parts = new List<FilterNode>(Entities(ids));
        Add(filters, value => FilterParser.Parse(value));
        Add(metadata, value => FilterParser.Metadata(value, "metadata"));
        Add(categories, value => FilterParser.Categories(value, "categories"));
        Add(dates.From, value => Made(Moment.Read(value, "start_date").Start, null));
        Add(dates.To, value => Made(null, Moment.Read(value, "end_date").End));
        return parts is [var only] ? only : new FilterAll(parts);

        void Add(JsonElement? value, Func<JsonElement, FilterNode> read)
        {
            if (value is { ValueKind: not JsonValueKind.Null } there)
            {
                parts.Add(read(there));
            }
        }
    }

    private static IEnumerable<FilterNode> Entities(EntityIds ids) =>
        new[] { (EntityKind.User, ids.UserId), (EntityKind.Agent, ids.AgentId), (EntityKind.App, ids.AppId), (EntityKind.Run, ids.RunId) }
            .Where(pair => pair.Item2 is not null)
            .Select(pair => new FilterEntity(pair.Item1, [pair.Item2!]));

    private static FilterLeaf Made(DateTimeOffset? from, DateTimeOffset? to) => new(new IsWithin(TimeField.Created, from, to));
}
