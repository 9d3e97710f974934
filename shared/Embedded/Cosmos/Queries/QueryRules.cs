using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>What the service refuses, or is not known to accept, of a query that parses.</summary>
internal static class QueryRules
{
    public static void Check(SqlQuery query, ContainerDefinition container)
    {
        CheckOrder(query, container);
        if (query.Where is { } where && SqlWalk.Contains(where, e => e is SqlCall { Function: SqlFunction.Count }))
        {
            throw SqlErrors.Refused("COUNT cannot stand in WHERE.");
        }

        var counts = query.Selection is SqlSelectValue value && SqlWalk.Contains(value.Value, e => e is SqlCall { Function: SqlFunction.Count });
        if (counts && (query.Top is not null || query.OrderBy.Count > 0 || query.Offset is not null))
        {
            throw SqlErrors.Refused("COUNT goes with neither TOP nor ORDER BY nor OFFSET.");
        }
    }

    /// <summary>Whether the service would have to look at every item for some part of the filter.</summary>
    public static bool Scans(SqlQuery query, ContainerDefinition container) =>
        query.Where is { } where && Scans(where, container, array: false);

    private static bool Scans(SqlExpression expression, ContainerDefinition container, bool array)
    {
        if (expression is SqlPath path)
        {
            return path.Names is { Count: > 0 } names
                && !names.SequenceEqual(container.PartitionKeyPath, StringComparer.Ordinal)
                && !(array ? container.Indexing.IsArrayIndexed(names) : container.Indexing.IsIndexed(names));
        }

        var parts = SqlWalk.Parts(expression);
        return expression switch
        {
            SqlCall { Function: SqlFunction.VectorDistance } => false,
            SqlCall { Function: SqlFunction.ArrayContains or SqlFunction.ArrayContainsAny or SqlFunction.ArrayContainsAll } =>
                parts.Select((part, i) => Scans(part, container, array: i == 0)).Any(scans => scans),
            _ => parts.Any(part => Scans(part, container, array: false)),
        };
    }

    private static void CheckOrder(SqlQuery query, ContainerDefinition container)
    {
        if (query.OrderBy.Items.Any(o => o.Expression is SqlCall { Function: SqlFunction.VectorDistance }))
        {
            CheckVectorOrder(query, container);
            return;
        }

        var paths = query.OrderBy.Items.Select(o => (o.Expression as SqlPath)?.Names is { Count: > 0 } names
            ? names
            : throw SqlErrors.Unsupported("ORDER BY on anything but a path or VectorDistance", o.Expression.Position.Offset)).ToList();
        if (paths.Count == 1 && !container.Indexing.IsIndexed(paths[0]))
        {
            throw SqlErrors.Refused($"The index path corresponding to the specified order-by item, '/{string.Join('/', paths[0])}', is excluded.");
        }

        if (paths.Count > 1
            && !container.Indexing.HasComposite(
                [.. paths.Select((p, i) => new CompositePath("/" + string.Join('/', p), query.OrderBy[i].Descending))]))
        {
            throw SqlErrors.Refused("The order by query does not have a corresponding composite index that it can be served from.");
        }
    }

    private static bool IsEquality(SqlExpression condition, string path)
    {
        return condition is SqlBinary { Operator: SqlOperator.Equal } equal && (IsPath(equal.Left) || IsPath(equal.Right));

        bool IsPath(SqlExpression side) => side is SqlPath { Names: { } names } && "/" + string.Join('/', names) == path;
    }

    private static void CheckVectorOrder(SqlQuery query, ContainerDefinition container)
    {
        if (query.OrderBy.Count > 1)
        {
            throw SqlErrors.Refused("ORDER BY VectorDistance takes no second key.");
        }

        if (query.OrderBy[0].Descending)
        {
            throw SqlErrors.Refused("ORDER BY VectorDistance takes no direction: the nearest come first.");
        }

        if (query.Top is null)
        {
            throw SqlErrors.Refused("ORDER BY VectorDistance needs TOP.");
        }

        if (container.Vector?.ShardPath is { } shard && !SqlWalk.Conjuncts(query.Where).Any(c => IsEquality(c, shard)))
        {
            throw SqlErrors.Refused($"ORDER BY VectorDistance needs an equality on '{shard}', the vectorIndexShardKey.");
        }
    }
}
