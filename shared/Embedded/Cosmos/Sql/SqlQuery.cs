namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>A query as it was written.</summary>
internal sealed record SqlQuery
{
    /// <summary>A number or a parameter.</summary>
    public SqlExpression? Top { get; init; }

    public required SqlSelection Selection { get; init; }

    /// <summary>The name that FROM gives the item.</summary>
    public required string Alias { get; init; }

    public SqlExpression? Where { get; init; }

    public SqlList<SqlOrder> OrderBy { get; init; } = new([]);

    public SqlExpression? Offset { get; init; }

    public SqlExpression? Limit { get; init; }
}

internal abstract record SqlSelection;

internal sealed record SqlSelectAll : SqlSelection;

internal sealed record SqlSelectValue(SqlExpression Value) : SqlSelection;

internal sealed record SqlSelectList(SqlList<SqlProperty> Properties) : SqlSelection;

internal sealed record SqlOrder(SqlExpression Expression, bool Descending);
