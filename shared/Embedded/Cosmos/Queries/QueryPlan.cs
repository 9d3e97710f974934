using System.Text;
using System.Text.Json.Nodes;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>
/// Tells the SDK how to run a query, as the service does, although there is one range only: so the SDK goes the way that it goes in Azure.
/// </summary>
internal static class QueryPlan
{
    public static byte[] Write(BoundQuery bound)
    {
        var query = bound.Query;
        var plan = new JsonObject
        {
            ["partitionedQueryExecutionInfoVersion"] = 2,
            ["queryInfo"] = new JsonObject
            {
                ["distinctType"] = "None",
                ["top"] = query.Top is null ? null : bound.Take,
                ["offset"] = query.Offset is null ? null : bound.Offset,
                ["limit"] = query.Limit is null ? null : bound.Take,
                ["orderBy"] = new JsonArray([.. bound.Orders.Select(o => (JsonNode)Direction(o))]),
                ["orderByExpressions"] = new JsonArray(
                    [.. query.OrderBy.Items.Select(o => (JsonNode)SqlPrinter.Print(o.Expression, query.Alias))]),
                ["groupByExpressions"] = new JsonArray(),
                ["groupByAliases"] = new JsonArray(),
                ["aggregates"] = bound.IsCount ? new JsonArray("Count") : new JsonArray(),
                ["groupByAliasToAggregateType"] = new JsonObject(),
                ["rewrittenQuery"] = QueryRewrite.Rewrite(bound),
                ["hasSelectValue"] = query.Selection is SqlSelectValue,
                ["dCountInfo"] = null,
                ["hasNonStreamingOrderBy"] = bound.VectorOrder is not null,
            },
            ["queryRanges"] = new JsonArray(new JsonObject
            {
                ["min"] = "", ["max"] = "FF", ["isMinInclusive"] = true, ["isMaxInclusive"] = false,
            }),
        };
        return Encoding.UTF8.GetBytes(plan.ToJsonString());
    }

    private static string Direction(BoundOrder order) =>
        order.Descending || order.Expression is BoundVectorDistance { LargestFirst: true } ? "Descending" : "Ascending";
}
