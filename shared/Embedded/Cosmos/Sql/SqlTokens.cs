namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>The tokens of a query and how far they have been read.</summary>
internal sealed class SqlTokens(List<SqlToken> tokens)
{
    /// <summary>The words that Microsoft's own parser takes for keywords wherever a name could stand, also behind a dot.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "TOP", "VALUE", "DISTINCT", "FROM", "AS", "IN", "JOIN", "WHERE", "ORDER", "GROUP", "BY", "ASC", "DESC", "OFFSET", "LIMIT",
        "AND", "OR", "NOT", "BETWEEN", "LIKE", "ESCAPE", "EXISTS", "ARRAY", "TRUE", "FALSE", "NULL", "UNDEFINED", "UDF", "LEFT", "RIGHT",
        "HAVING", "INTO", "SET", "ON", "OVER", "WITH", "CASE", "WHEN", "THEN", "ELSE", "END", "IS", "INSERT", "UPDATE", "CAST", "CONVERT",
        "CROSS", "FOR", "OUTER",
    };

    private int at;

    public SqlToken Current => tokens[at];

    public SqlToken Next => tokens[Math.Min(at + 1, tokens.Count - 1)];

    public static bool IsReserved(string name) => Reserved.Contains(name);

    public SqlToken Take() => at < tokens.Count - 1 ? tokens[at++] : tokens[at];

    public bool Accept(string keyword)
    {
        if (!Current.IsKeyword(keyword))
        {
            return false;
        }

        at++;
        return true;
    }

    public bool AcceptSymbol(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        at++;
        return true;
    }

    public void Expect(string keyword)
    {
        if (!Accept(keyword))
        {
            throw SqlErrors.Syntax($"{keyword} is expected, not '{Current.Text}'", Current.Position);
        }
    }

    public void ExpectSymbol(string symbol)
    {
        if (!AcceptSymbol(symbol))
        {
            throw SqlErrors.Syntax($"'{symbol}' is expected, not '{Current.Text}'", Current.Position);
        }
    }

    public string ExpectName()
    {
        var token = Take();
        return token.Kind == SqlTokenKind.Name && !IsReserved(token.Text)
            ? token.Text
            : throw SqlErrors.Syntax($"a name is expected, not '{token.Text}'", token.Position);
    }

    /// <summary>Looks ahead for the name that FROM gives the item.</summary>
    public string? FindAlias()
    {
        var from = tokens.FindIndex(at, t => t.IsKeyword("FROM"));
        if (from < 0 || from + 1 >= tokens.Count)
        {
            return null;
        }

        var name = tokens[from + 1];
        var second = tokens[Math.Min(from + 2, tokens.Count - 1)];
        if (second.IsKeyword("AS"))
        {
            return tokens[Math.Min(from + 3, tokens.Count - 1)].Text;
        }

        return second.Kind == SqlTokenKind.Name && !IsReserved(second.Text) ? second.Text : name.Text;
    }
}
