using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A query bound to a container and checked against its policies.</summary>
internal sealed class BoundQuery
{
    private BoundQuery(SqlQuery query, QueryBinder binder, ContainerDefinition container)
    {
        Query = query;
        Orders = [.. query.OrderBy.Items.Select(o => new BoundOrder(binder.Bind(o.Expression), o.Descending))];
        Offset = query.Offset is null ? 0 : Number(query.Offset, binder, "OFFSET");
        Take = query.Top is { } top ? Number(top, binder, "TOP")
            : query.Limit is { } limit ? Number(limit, binder, "LIMIT")
            : int.MaxValue;
        IsCount = query.Selection is SqlSelectValue value && SqlWalk.Contains(value.Value, e => e is SqlCall { Function: SqlFunction.Count });
        SkipsUndefined = query.OrderBy.Items is [{ Expression: SqlPath { Names: { } names } }] && !container.Indexing.IsNamed(names, array: false);
        Binder = binder;
    }

    public SqlQuery Query { get; }

    public QueryBinder Binder { get; }

    public IReadOnlyList<BoundOrder> Orders { get; }

    public int Offset { get; }

    /// <summary>The most results there may be over all pages.</summary>
    public int Take { get; }

    public bool IsCount { get; }

    /// <summary>Whether items without the sort key are left out: the service finds them only where the policy names the path.</summary>
    public bool SkipsUndefined { get; }

    /// <summary>Set where the results are sorted by VectorDistance.</summary>
    public BoundVectorDistance? VectorOrder => Orders is [{ Expression: BoundVectorDistance vector }] ? vector : null;

    public static BoundQuery Bind(SqlQuery query, IReadOnlyDictionary<string, SqlValue> parameters, Container container)
    {
        QueryRules.Check(query, container.Definition);
        return new BoundQuery(query, new QueryBinder(container, parameters), container.Definition);
    }

    private static int Number(SqlExpression expression, QueryBinder binder, string clause)
    {
        var value = binder.Bind(expression).Evaluate(default);
        return value.Kind == SqlKind.Number && value.Number is >= 0 and <= int.MaxValue && value.Number == Math.Floor(value.Number)
            ? (int)value.Number
            : throw SqlErrors.Refused($"{clause} takes a whole number that is not negative.");
    }
}

/// <summary>One key that a query sorts by.</summary>
internal sealed record BoundOrder(BoundExpression Expression, bool Descending);
