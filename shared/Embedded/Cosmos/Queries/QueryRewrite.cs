using System.Globalization;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Rewrites a query into the form from which the SDK merges the results of several ranges: sort keys beside the payload.</summary>
internal static class QueryRewrite
{
    /// <summary>The SDK puts a condition in its place when it goes on in the middle of an order. A parameter prints as its bare name.</summary>
    private static readonly SqlParameter Filter = new("{documentdb-formattableorderbyquery-filter}");

    /// <returns>The text to send, or an empty string if the query can go as it is.</returns>
    public static string Rewrite(BoundQuery query)
    {
        var rewritten = query.IsCount ? Count(query.Query)
            : query.Orders.Count > 0 ? Order(query)
            : query.Query.Offset is not null ? Widen(query.Query, query)
            : null;
        return rewritten is null ? "" : SqlPrinter.Print(rewritten);
    }

    private static SqlQuery Count(SqlQuery query)
    {
        var count = ((SqlSelectValue)query.Selection).Value;
        return query with { Selection = new SqlSelectValue(List(new SqlObject(new SqlList<SqlProperty>([new SqlProperty("item", count)])))) };
    }

    private static SqlQuery Order(BoundQuery bound)
    {
        var query = bound.Query;
        var keys = query.OrderBy.Items.Select(o => (SqlExpression)new SqlObject(new SqlList<SqlProperty>([new SqlProperty("item", o.Expression)])));
        SqlExpression payload = query.Selection switch
        {
            SqlSelectValue single => single.Value,
            SqlSelectList list => new SqlObject(list.Properties),
            _ => new SqlPath(new SqlList<SqlStep>([])),
        };
        return Widen(query, bound) with
        {
            Selection = new SqlSelectList(new SqlList<SqlProperty>(
            [
                new SqlProperty("_rid", new SqlPath(new SqlList<SqlStep>([new SqlStep("_rid")]))),
                new SqlProperty("orderByItems", List([.. keys])),
                new SqlProperty("payload", payload),
            ])),
            Where = query.Where is { } where ? new SqlBinary(SqlOperator.And, where, Filter) : Filter,
        };
    }

    /// <summary>Every range has to give what may be skipped in another one.</summary>
    private static SqlQuery Widen(SqlQuery query, BoundQuery bound) => query.Offset is null
        ? query
        : query with
        {
            Offset = new SqlLiteral("0"),
            Limit = new SqlLiteral(((long)bound.Offset + bound.Take).ToString(CultureInfo.InvariantCulture)),
        };

    private static SqlArray List(params SqlExpression[] items) => new(new SqlList<SqlExpression>(items));
}
