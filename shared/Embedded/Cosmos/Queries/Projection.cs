using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>What a query selects of each row.</summary>
internal sealed class Projection
{
    private readonly BoundExpression? value;
    private readonly IReadOnlyList<ProjectedPart>? properties;

    private Projection(BoundExpression? value, IReadOnlyList<ProjectedPart>? properties)
    {
        this.value = value;
        this.properties = properties;
    }

    /// <param name="query">The query.</param>
    /// <param name="count">What COUNT(1) is, for the queries that count.</param>
    public static Projection Bind(BoundQuery query, int? count)
    {
        var binder = count is null ? query.Binder : query.Binder.WithCount(count.Value);
        return query.Query.Selection switch
        {
            SqlSelectValue single => new Projection(binder.Bind(single.Value), null),
            SqlSelectList list => new Projection(null, [.. list.Properties.Items.Select(p => new ProjectedPart(p.Name, binder.Bind(p.Value)))]),
            _ => new Projection(null, null),
        };
    }

    /// <returns>False if the row has no value to show.</returns>
    public bool TryWrite(in Row row, JsonBuffer output)
    {
        if (properties is not null)
        {
            ProjectionWriter.Write(properties, isObject: true, row, output);
            return true;
        }

        if (value is null)
        {
            ItemRenderer.Write(row.Item, row.Container, output);
            return true;
        }

        var result = value.Evaluate(row);
        if (result.IsUndefined)
        {
            return false;
        }

        result.WriteJson(output);
        return true;
    }
}
