using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A call of a function that looks at values only.</summary>
internal sealed class BoundCall(SqlFunction function, IReadOnlyList<BoundExpression> arguments) : BoundExpression
{
    public override bool ReadsItem => arguments.Any(argument => argument.ReadsItem);

    public override SqlValue Evaluate(in Row row)
    {
        var first = arguments[0].Evaluate(row);
        return function switch
        {
            SqlFunction.IsDefined => SqlValue.From(!first.IsUndefined),
            SqlFunction.IsNull => SqlValue.From(first.Kind == SqlKind.Null),
            SqlFunction.IsBool => SqlValue.From(first.Kind is SqlKind.True or SqlKind.False),
            SqlFunction.IsNumber => SqlValue.From(first.Kind == SqlKind.Number),
            SqlFunction.IsString => SqlValue.From(first.Kind == SqlKind.String),
            SqlFunction.IsArray => SqlValue.From(first.Kind == SqlKind.Array),
            SqlFunction.IsObject => SqlValue.From(first.Kind == SqlKind.Object),
            SqlFunction.IsPrimitive => SqlValue.From(first.Kind is not (SqlKind.Undefined or SqlKind.Array or SqlKind.Object)),
            SqlFunction.ArrayLength => Length(first),
            SqlFunction.Lower => first.Kind == SqlKind.String ? SqlValue.From(first.AsText().ToLowerInvariant()) : SqlValue.Undefined,
            SqlFunction.ArrayContains or SqlFunction.ArrayContainsAny => ContainsElements(first, row, all: false),
            SqlFunction.ArrayContainsAll => ContainsElements(first, row, all: true),
            _ => CompareText(first, row),
        };
    }

    private static SqlValue Length(in SqlValue array)
    {
        if (array.Kind != SqlKind.Array)
        {
            return SqlValue.Undefined;
        }

        var length = 0;
        for (var walk = array.Elements(); walk.MoveNext();)
        {
            length++;
        }

        return SqlValue.From(length);
    }

    private SqlValue ContainsElements(in SqlValue array, in Row row, bool all)
    {
        if (array.Kind != SqlKind.Array)
        {
            return SqlValue.Undefined;
        }

        var undefined = false;
        for (var i = 1; i < arguments.Count; i++)
        {
            var wanted = arguments[i].Evaluate(row);
            undefined |= wanted.IsUndefined;
            if (!wanted.IsUndefined && Contains(array, wanted) != all)
            {
                return SqlValue.From(!all);
            }
        }

        return undefined ? SqlValue.Undefined : SqlValue.From(all);
    }

    private static bool Contains(in SqlValue array, in SqlValue wanted)
    {
        for (var walk = array.Elements(); walk.MoveNext();)
        {
            if (walk.Current.DeepEquals(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private SqlValue CompareText(in SqlValue text, in Row row)
    {
        var other = arguments[1].Evaluate(row);
        var ignoreCase = arguments.Count > 2 ? arguments[2].Evaluate(row) : SqlValue.False;
        if (text.Kind != SqlKind.String || other.Kind != SqlKind.String || ignoreCase.Kind is not (SqlKind.True or SqlKind.False))
        {
            return SqlValue.Undefined;
        }

        if (ignoreCase.IsTrue)
        {
            var (left, right) = (text.AsText(), other.AsText());
            return SqlValue.From(function switch
            {
                SqlFunction.StartsWith => left.StartsWith(right, StringComparison.OrdinalIgnoreCase),
                SqlFunction.Contains => left.Contains(right, StringComparison.OrdinalIgnoreCase),
                _ => left.Equals(right, StringComparison.OrdinalIgnoreCase),
            });
        }

        return SqlValue.From(function switch
        {
            SqlFunction.StartsWith => text.Utf8.StartsWith(other.Utf8),
            SqlFunction.Contains => text.Utf8.IndexOf(other.Utf8) >= 0,
            _ => text.Utf8.SequenceEqual(other.Utf8),
        });
    }
}
