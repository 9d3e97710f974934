namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Where something stands in a query. It takes no part in comparing two expressions.</summary>
internal readonly struct SqlPosition(int offset) : IEquatable<SqlPosition>
{
    public int Offset { get; } = offset;

    public bool Equals(SqlPosition other) => true;

    public override bool Equals(object? obj) => obj is SqlPosition;

    public override int GetHashCode() => 0;
}

/// <summary>An expression of a query as it was written.</summary>
internal abstract record SqlExpression
{
    public SqlPosition Position { get; init; }
}

/// <summary>A string, number, boolean, null or undefined; <see cref="Json"/> is empty for undefined.</summary>
internal sealed record SqlLiteral(string Json) : SqlExpression;

internal sealed record SqlParameter(string Name) : SqlExpression;

/// <summary>A path into the item; no steps mean the item itself.</summary>
internal sealed record SqlPath(SqlList<SqlStep> Steps) : SqlExpression
{
    /// <summary>The property names, or null where an array index is among them.</summary>
    public IReadOnlyList<string>? Names => Steps.Items.All(s => s.Name is not null) ? [.. Steps.Items.Select(s => s.Name!)] : null;
}

/// <summary>A property name, or an index into an array where the name is null.</summary>
internal readonly record struct SqlStep(string? Name, int Index = 0);

internal sealed record SqlNot(SqlExpression Operand) : SqlExpression;

internal enum SqlOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed record SqlBinary(SqlOperator Operator, SqlExpression Left, SqlExpression Right) : SqlExpression;

internal sealed record SqlIn(SqlExpression Operand, SqlList<SqlExpression> Values, bool Negated) : SqlExpression;

internal sealed record SqlBetween(SqlExpression Operand, SqlExpression Low, SqlExpression High, bool Negated) : SqlExpression;

internal sealed record SqlCall(SqlFunction Function, SqlList<SqlExpression> Arguments) : SqlExpression;

internal sealed record SqlArray(SqlList<SqlExpression> Items) : SqlExpression;

internal sealed record SqlObject(SqlList<SqlProperty> Properties) : SqlExpression;

internal sealed record SqlProperty(string Name, SqlExpression Value);

/// <summary>A list that is equal to another with equal elements.</summary>
internal sealed record SqlList<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;

    public T this[int index] => Items[index];

    public bool Equals(SqlList<T>? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}
