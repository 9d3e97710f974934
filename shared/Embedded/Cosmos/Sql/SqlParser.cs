using System.Globalization;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Parses the clauses of a query; everything that is not known is an error, never a guess.</summary>
internal sealed class SqlParser
{
    /// <summary>The service's limit on a query's text.</summary>
    public const int MaxQueryCharacters = 512 * 1024;

    private readonly SqlTokens tokens;
    private readonly SqlExpressionParser expressions;

    private SqlParser(string text)
    {
        if (text.Length > MaxQueryCharacters)
        {
            throw CosmosProblemException.BadRequest($"The query is longer than {MaxQueryCharacters} characters.");
        }

        tokens = new SqlTokens(SqlLexer.Read(text));
        expressions = new SqlExpressionParser(tokens);
    }

    /// <exception cref="CosmosProblemException">400 with the position of what is wrong.</exception>
    public static SqlQuery Parse(string text) => new SqlParser(text).ParseQuery();

    /// <summary>Parses the condition of a patch, <c>FROM c WHERE ...</c>.</summary>
    public static SqlQuery ParseCondition(string text)
    {
        var parser = new SqlParser(text);
        var query = parser.ParseTail(new SqlSelectAll(), top: null);
        return query.OrderBy.Count == 0 && query.Offset is null ? query : throw SqlErrors.Unsupported("a condition that sorts", 0);
    }

    private SqlQuery ParseQuery()
    {
        tokens.Expect("SELECT");
        if (tokens.Current.IsKeyword("DISTINCT"))
        {
            throw SqlErrors.Unsupported("DISTINCT", tokens.Current.Position);
        }

        // The alias is named only behind what uses it.
        expressions.Alias = tokens.FindAlias();
        var top = tokens.Accept("TOP") ? ParseCount("TOP") : null;
        return ParseTail(ParseSelection(), top);
    }

    private SqlQuery ParseTail(SqlSelection selection, SqlExpression? top)
    {
        tokens.Expect("FROM");
        var alias = tokens.ExpectName();
        if (tokens.Accept("AS"))
        {
            alias = tokens.ExpectName();
        }
        else if (tokens.Current.Kind == SqlTokenKind.Name && !SqlTokens.IsReserved(tokens.Current.Text))
        {
            alias = tokens.ExpectName();
        }

        expressions.Alias = alias;
        var where = tokens.Accept("WHERE") ? expressions.Parse() : null;
        var orders = ParseOrders();
        var (offset, limit) = ParseWindow(top);
        if (tokens.Current.Kind != SqlTokenKind.End)
        {
            throw SqlErrors.Syntax($"'{tokens.Current.Text}' is not expected here", tokens.Current.Position);
        }

        return new SqlQuery
        {
            Top = top, Selection = selection, Alias = alias, Where = where, OrderBy = new SqlList<SqlOrder>(orders), Offset = offset, Limit = limit,
        };
    }

    private SqlSelection ParseSelection()
    {
        if (tokens.AcceptSymbol("*"))
        {
            return new SqlSelectAll();
        }

        if (tokens.Accept("VALUE"))
        {
            return new SqlSelectValue(expressions.Parse());
        }

        var properties = new List<SqlProperty>();
        do
        {
            properties.Add(ParseProperty(properties));
        }
        while (tokens.AcceptSymbol(","));
        return new SqlSelectList(new SqlList<SqlProperty>(properties));
    }

    private SqlProperty ParseProperty(List<SqlProperty> before)
    {
        var position = tokens.Current.Position;
        var expression = expressions.Parse();
        var name = tokens.Accept("AS") ? tokens.ExpectName()
            : expression is SqlPath { Steps.Count: > 0 } path && path.Steps[^1].Name is { } last ? last
            : throw SqlErrors.Unsupported("a selected expression without AS", position);
        return before.Exists(p => p.Name == name)
            ? throw SqlErrors.Syntax($"'{name}' is selected twice", position)
            : new SqlProperty(name, expression);
    }

    private List<SqlOrder> ParseOrders()
    {
        var orders = new List<SqlOrder>();
        if (!tokens.Accept("ORDER"))
        {
            return orders;
        }

        tokens.Expect("BY");
        do
        {
            var expression = expressions.Parse();
            var descending = tokens.Accept("DESC");
            if (!descending)
            {
                tokens.Accept("ASC");
            }

            orders.Add(new SqlOrder(expression, descending));
        }
        while (tokens.AcceptSymbol(","));
        return orders;
    }

    private (SqlExpression? Offset, SqlExpression? Limit) ParseWindow(SqlExpression? top)
    {
        var position = tokens.Current.Position;
        if (!tokens.Accept("OFFSET"))
        {
            return (null, null);
        }

        if (top is not null)
        {
            throw SqlErrors.Syntax("TOP and OFFSET LIMIT exclude each other", position);
        }

        var offset = ParseCount("OFFSET");
        tokens.Expect("LIMIT");
        return (offset, ParseCount("LIMIT"));
    }

    private SqlExpression ParseCount(string clause)
    {
        var token = tokens.Take();
        return token.Kind switch
        {
            SqlTokenKind.Parameter => new SqlParameter(token.Text) { Position = new SqlPosition(token.Position) },
            SqlTokenKind.Number when int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
                new SqlLiteral(token.Text) { Position = new SqlPosition(token.Position) },
            _ => throw SqlErrors.Syntax($"{clause} takes a whole number or a parameter", token.Position),
        };
    }
}
