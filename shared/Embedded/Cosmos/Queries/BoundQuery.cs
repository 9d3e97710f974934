using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A query bound to a container and checked against its policies.</summary>
internal sealed class BoundQuery
{
    private BoundQuery(QueryShape shape, QueryBinder binder)
    {
        var query = shape.Query;
        Shape = shape;
        Orders = [.. query.OrderBy.Items.Select(o => new BoundOrder(binder.Bind(o.Expression), o.Descending))];
        Offset = query.Offset is null ? 0 : Number(query.Offset, binder, "OFFSET");
        Take = query.Top is { } top ? Number(top, binder, "TOP")
            : query.Limit is { } limit ? Number(limit, binder, "LIMIT")
            : int.MaxValue;
        SkipsUndefined = query.OrderBy.Items is [{ Expression: SqlPath { Names: { } names } }] && !shape.Definition.Indexing.IsNamed(names, array: false);
        VectorOrder = Orders is [{ Expression: BoundVectorDistance vector }] ? vector : null;
        Binder = binder;
    }

    public QueryShape Shape { get; }

    public SqlQuery Query => Shape.Query;

    public QueryBinder Binder { get; }

    public IReadOnlyList<BoundOrder> Orders { get; }

    public int Offset { get; }

    /// <summary>The most results there may be over all pages.</summary>
    public int Take { get; }

    public bool IsCount => Shape.IsCount;

    /// <summary>Whether items without the sort key are left out: the service finds them only where the policy names the path.</summary>
    public bool SkipsUndefined { get; }

    /// <summary>Set where the results are sorted by VectorDistance.</summary>
    public BoundVectorDistance? VectorOrder { get; }

    public static BoundQuery Bind(QueryShape shape, IReadOnlyDictionary<string, SqlValue> parameters, Container container) =>
        new(shape, new QueryBinder(container, parameters, shape));

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
