using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Writes a query as text that parses to the same query.</summary>
internal static class SqlPrinter
{
    public static string Print(SqlQuery query)
    {
        var text = new StringBuilder("SELECT ");
        if (query.Top is { } top)
        {
            text.Append("TOP ").Append(Print(top, query.Alias)).Append(' ');
        }

        text.Append(query.Selection switch
        {
            SqlSelectAll => "*",
            SqlSelectValue value => "VALUE " + Print(value.Value, query.Alias),
            SqlSelectList list => string.Join(", ", list.Properties.Items.Select(p => PrintSelected(p, query.Alias))),
            _ => throw new InvalidOperationException("Unknown selection."),
        });
        text.Append("\nFROM ").Append(query.Alias);
        if (query.Where is { } where)
        {
            text.Append("\nWHERE ").Append(Print(where, query.Alias));
        }

        if (query.OrderBy.Count > 0)
        {
            text.Append("\nORDER BY ").AppendJoin(
                ", ", query.OrderBy.Items.Select(o => Print(o.Expression, query.Alias) + (o.Descending ? " DESC" : "")));
        }

        if (query.Offset is { } offset)
        {
            text.Append("\nOFFSET ").Append(Print(offset, query.Alias)).Append(" LIMIT ").Append(Print(query.Limit!, query.Alias));
        }

        return text.ToString();
    }

    public static string Print(SqlExpression expression, string alias) => expression switch
    {
        SqlLiteral literal => literal.Json.Length == 0 ? "undefined" : literal.Json,
        SqlParameter parameter => parameter.Name,
        SqlPath path => alias + string.Concat(path.Steps.Items.Select(Print)),
        SqlNot not => $"(NOT {Print(not.Operand, alias)})",
        SqlBinary binary => $"({Print(binary.Left, alias)} {Symbol(binary.Operator)} {Print(binary.Right, alias)})",
        SqlIn membership =>
            $"({Print(membership.Operand, alias)} {(membership.Negated ? "NOT " : "")}IN ({Join(membership.Values, alias)}))",
        SqlBetween between => $"({Print(between.Operand, alias)} {(between.Negated ? "NOT " : "")}BETWEEN "
            + $"{Print(between.Low, alias)} AND {Print(between.High, alias)})",
        SqlCall call => $"{SqlSignature.Of(call.Function).Name}({Join(call.Arguments, alias)})",
        SqlArray array => $"[{Join(array.Items, alias)}]",
        SqlObject value =>
            "{" + string.Join(", ", value.Properties.Items.Select(p => $"{Quote(p.Name)}: {Print(p.Value, alias)}")) + "}",
        _ => throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}."),
    };

    private static string Join(SqlList<SqlExpression> list, string alias) => string.Join(", ", list.Items.Select(e => Print(e, alias)));

    /// <summary>A path gives its own last name: that may be a word that AS would not take.</summary>
    private static string PrintSelected(SqlProperty property, string alias)
    {
        var value = Print(property.Value, alias);
        return property.Value is SqlPath { Steps: { Count: > 0 } steps } && steps[^1].Name == property.Name ? value : $"{value} AS {property.Name}";
    }

    private static string Print(SqlStep step)
    {
        if (step.Name is not { } name)
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]");
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !SqlTokens.IsReserved(name)
            ? "." + name
            : $"[{Quote(name)}]";
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, SqlJson.Default.String);

    private static string Symbol(SqlOperator symbol) => symbol switch
    {
        SqlOperator.Or => "OR",
        SqlOperator.And => "AND",
        SqlOperator.Equal => "=",
        SqlOperator.NotEqual => "!=",
        SqlOperator.Less => "<",
        SqlOperator.LessOrEqual => "<=",
        SqlOperator.Greater => ">",
        _ => ">=",
    };
}
