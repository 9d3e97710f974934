using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>An expression with its parameters and paths resolved, ready to be evaluated on many items.</summary>
internal abstract class BoundExpression
{
    public abstract SqlValue Evaluate(in Row row);

    /// <summary>Whether the value is true.</summary>
    public virtual bool Holds(in Row row) => Evaluate(row).IsTrue;

    /// <summary>Whether the item has to be looked at; otherwise columns and constants say all.</summary>
    public virtual bool ReadsItem => true;

    /// <summary>Whether the value is the same for every item.</summary>
    public virtual bool IsConstant => false;
}

internal sealed class BoundConstant(SqlValue value) : BoundExpression
{
    public SqlValue Value => value;

    public override bool IsConstant => true;

    public override bool ReadsItem => false;

    public override SqlValue Evaluate(in Row row) => value;
}

/// <summary>AND and OR over true, false and undefined; everything that is not a boolean counts as undefined.</summary>
internal sealed class BoundLogic(bool isAnd, BoundExpression left, BoundExpression right) : BoundExpression
{
    public override bool ReadsItem => left.ReadsItem || right.ReadsItem;

    public override bool Holds(in Row row) => isAnd ? left.Holds(row) && right.Holds(row) : left.Holds(row) || right.Holds(row);

    public override SqlValue Evaluate(in Row row)
    {
        var decides = isAnd ? SqlKind.False : SqlKind.True;
        var first = left.Evaluate(row);
        if (first.Kind == decides)
        {
            return first;
        }

        var second = right.Evaluate(row);
        if (second.Kind == decides)
        {
            return second;
        }

        var neutral = isAnd ? SqlKind.True : SqlKind.False;
        return first.Kind == neutral && second.Kind == neutral ? first : SqlValue.Undefined;
    }
}

internal sealed class BoundNot(BoundExpression operand) : BoundExpression
{
    public override bool ReadsItem => operand.ReadsItem;

    public override SqlValue Evaluate(in Row row) => operand.Evaluate(row).Kind switch
    {
        SqlKind.True => SqlValue.False,
        SqlKind.False => SqlValue.True,
        _ => SqlValue.Undefined,
    };
}

/// <summary>A comparison: undefined unless both sides have the same type; arrays and objects know only equality.</summary>
internal sealed class BoundComparison(SqlOperator comparison, BoundExpression left, BoundExpression right) : BoundExpression
{
    /// <summary>Set where a column is compared with a constant: the common case, which copies no values.</summary>
    private readonly int column = right is BoundConstant && left is BoundPath { Column: >= 0 } path ? path.Column : -1;
    private readonly SqlValue constant = right is BoundConstant known ? known.Value : default;

    public override bool ReadsItem => left.ReadsItem || right.ReadsItem;

    public override bool Holds(in Row row) => column >= 0 && row.Columns is { } columns
        ? Holds(comparison, columns[column][row.Slot], constant)
        : Evaluate(row).IsTrue;

    public override SqlValue Evaluate(in Row row) => Compare(comparison, left.Evaluate(row), right.Evaluate(row));

    public static SqlValue Compare(SqlOperator comparison, in SqlValue left, in SqlValue right)
    {
        if (left.IsUndefined || right.IsUndefined || TypeOf(left.Kind) != TypeOf(right.Kind))
        {
            return SqlValue.Undefined;
        }

        if (comparison is SqlOperator.Equal or SqlOperator.NotEqual)
        {
            return SqlValue.From(left.DeepEquals(right) == (comparison == SqlOperator.Equal));
        }

        if (left.Kind is SqlKind.Array or SqlKind.Object)
        {
            return SqlValue.Undefined;
        }

        var order = left.OrderAgainst(right);
        return SqlValue.From(comparison switch
        {
            SqlOperator.Less => order < 0,
            SqlOperator.LessOrEqual => order <= 0,
            SqlOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private static bool Holds(SqlOperator comparison, in SqlValue left, in SqlValue right)
    {
        if (left.Kind == SqlKind.Number && right.Kind == SqlKind.Number)
        {
            return comparison switch
            {
                SqlOperator.Equal => left.Number == right.Number,
                SqlOperator.NotEqual => left.Number != right.Number,
                SqlOperator.Less => left.Number < right.Number,
                SqlOperator.LessOrEqual => left.Number <= right.Number,
                SqlOperator.Greater => left.Number > right.Number,
                _ => left.Number >= right.Number,
            };
        }

        return Compare(comparison, left, right).IsTrue;
    }

    private static SqlKind TypeOf(SqlKind kind) => kind == SqlKind.False ? SqlKind.True : kind;
}

/// <summary>IN: the OR of its equalities.</summary>
internal sealed class BoundIn(BoundExpression operand, IReadOnlyList<BoundExpression> values) : BoundExpression
{
    public override bool ReadsItem => operand.ReadsItem || values.Any(value => value.ReadsItem);

    public override SqlValue Evaluate(in Row row)
    {
        var value = operand.Evaluate(row);
        var undefined = false;
        foreach (var candidate in values)
        {
            var equal = BoundComparison.Compare(SqlOperator.Equal, value, candidate.Evaluate(row));
            if (equal.IsTrue)
            {
                return equal;
            }

            undefined |= equal.IsUndefined;
        }

        return undefined ? SqlValue.Undefined : SqlValue.False;
    }
}

/// <summary>An array or object put together for each item; what is undefined in it is left out.</summary>
internal sealed class BoundComposite(IReadOnlyList<ProjectedPart> parts, bool isObject) : BoundExpression
{
    public override SqlValue Evaluate(in Row row)
    {
        var json = new JsonBuffer();
        ProjectionWriter.Write(parts, isObject, row, json);
        return SqlValue.FromJson(json.WrittenSpan.ToArray());
    }
}
