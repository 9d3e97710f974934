namespace MemoryFunctions.Embedded.Cosmos.Sql;

internal enum SqlTokenKind
{
    End,
    Name,
    Parameter,
    String,
    Number,
    Symbol,
}

/// <summary>A token of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name, a parameter with its @, a string without quotes and escapes, a number as written, or a symbol.</param>
/// <param name="Position">Characters from the start of the query.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) => Kind == SqlTokenKind.Name && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
