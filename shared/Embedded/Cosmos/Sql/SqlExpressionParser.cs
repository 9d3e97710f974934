using System.Globalization;
using System.Text.Json;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Parses expressions: OR, AND, NOT, comparisons, then what can be compared.</summary>
internal sealed class SqlExpressionParser(SqlTokens tokens)
{
    /// <summary>A limit of ours: deeper nesting would exhaust the stack.</summary>
    private const int MaxDepth = 200;

    private int depth;
    private bool endsInBetween;

    /// <summary>The name of the item.</summary>
    public string? Alias { get; set; }

    public SqlExpression Parse()
    {
        if (++depth > MaxDepth)
        {
            throw SqlErrors.Unsupported($"expressions nested deeper than {MaxDepth}", tokens.Current.Position);
        }

        var left = ParseAnd();
        while (tokens.Current.IsKeyword("OR"))
        {
            left = Combine(SqlOperator.Or, left, ParseAnd);
        }

        depth--;
        return left;
    }

    private SqlExpression ParseAnd()
    {
        var left = ParseNot();
        while (tokens.Current.IsKeyword("AND"))
        {
            left = Combine(SqlOperator.And, left, ParseNot);
        }

        return left;
    }

    private SqlBinary Combine(SqlOperator logic, SqlExpression left, Func<SqlExpression> parseRight)
    {
        EnsureNoBetween();
        var position = Here();
        tokens.Take();
        var right = parseRight();
        EnsureNoBetween();
        return new SqlBinary(logic, left, right) { Position = position };
    }

    /// <summary>Microsoft's own parser takes BETWEEN beside AND and OR only in parentheses.</summary>
    private void EnsureNoBetween()
    {
        if (endsInBetween)
        {
            throw SqlErrors.Syntax("BETWEEN beside AND or OR needs parentheses", tokens.Current.Position);
        }
    }

    private SqlExpression ParseNot()
    {
        var position = Here();
        var negations = 0;
        while (tokens.Accept("NOT"))
        {
            negations++;
        }

        var expression = ParseComparison();
        for (; negations > 0; negations--)
        {
            expression = new SqlNot(expression) { Position = position };
        }

        return expression;
    }

    private SqlExpression ParseComparison()
    {
        // Set last: what stood in parentheses inside has had its own say.
        var comparison = ParseComparison(out var isBetween);
        endsInBetween = isBetween;
        return comparison;
    }

    private SqlExpression ParseComparison(out bool isBetween)
    {
        isBetween = false;
        var left = ParsePrimary();
        var position = Here();
        if (tokens.Current.Kind == SqlTokenKind.Symbol && Operator(tokens.Current.Text) is { } comparison)
        {
            tokens.Take();
            var right = ParsePrimary();
            return tokens.Current.Kind == SqlTokenKind.Symbol && Operator(tokens.Current.Text) is not null
                ? throw SqlErrors.Syntax("comparisons cannot be chained", tokens.Current.Position)
                : new SqlBinary(comparison, left, right) { Position = position };
        }

        var negated = tokens.Current.IsKeyword("NOT") && tokens.Accept("NOT");
        if (tokens.Accept("IN"))
        {
            tokens.ExpectSymbol("(");
            return new SqlIn(left, ParseList(")", allowEmpty: false), negated) { Position = position };
        }

        if (tokens.Accept("BETWEEN"))
        {
            isBetween = true;
            var low = ParsePrimary();
            tokens.Expect("AND");
            return new SqlBetween(left, low, ParsePrimary(), negated) { Position = position };
        }

        return negated ? throw SqlErrors.Syntax("IN or BETWEEN is expected after NOT", tokens.Current.Position) : left;
    }

    private SqlExpression ParsePrimary()
    {
        var position = Here();
        var token = tokens.Take();
        switch (token.Kind)
        {
            case SqlTokenKind.Parameter:
                return new SqlParameter(token.Text) { Position = position };
            case SqlTokenKind.String:
                return new SqlLiteral(JsonSerializer.Serialize(token.Text, SqlJson.Default.String)) { Position = position };
            case SqlTokenKind.Number:
                return Number(token.Text, position);
            case SqlTokenKind.Name:
                return ParseName(token, position);
        }

        switch (token.Text)
        {
            case "-" when tokens.Current.Kind == SqlTokenKind.Number:
                return Number("-" + tokens.Take().Text, position);
            case "(":
                var inner = Parse();
                tokens.ExpectSymbol(")");
                return inner;
            case "[":
                return new SqlArray(ParseList("]", allowEmpty: true)) { Position = position };
            case "{":
                return ParseObject(position);
            default:
                throw SqlErrors.Syntax($"an expression is expected, not '{token.Text}'", token.Position);
        }
    }

    private SqlExpression ParseName(SqlToken token, SqlPosition position)
    {
        if (tokens.Current.Is("("))
        {
            return ParseCall(token, position);
        }

        switch (token.Text.ToUpperInvariant())
        {
            case "TRUE": return new SqlLiteral("true") { Position = position };
            case "FALSE": return new SqlLiteral("false") { Position = position };
            case "NULL": return new SqlLiteral("null") { Position = position };
            case "UNDEFINED": return new SqlLiteral("") { Position = position };
        }

        return token.Text == Alias
            ? ParsePath(position)
            : throw SqlErrors.Syntax($"Identifier '{token.Text}' could not be resolved", token.Position);
    }

    private SqlPath ParsePath(SqlPosition position)
    {
        var steps = new List<SqlStep>();
        while (true)
        {
            if (tokens.AcceptSymbol("."))
            {
                steps.Add(new SqlStep(ExpectProperty()));
            }
            else if (tokens.AcceptSymbol("["))
            {
                var step = tokens.Take();
                steps.Add(step.Kind switch
                {
                    SqlTokenKind.String => new SqlStep(step.Text),
                    SqlTokenKind.Number when int.TryParse(step.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                        new SqlStep(null, index),
                    _ => throw SqlErrors.Unsupported("a computed property name", step.Position),
                });
                tokens.ExpectSymbol("]");
            }
            else
            {
                return new SqlPath(new SqlList<SqlStep>(steps)) { Position = position };
            }
        }
    }

    private SqlCall ParseCall(SqlToken name, SqlPosition position)
    {
        var signature = SqlSignature.All.FirstOrDefault(s => s.Name.Equals(name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw SqlErrors.Unsupported($"the function '{name.Text}'", name.Position);
        tokens.ExpectSymbol("(");
        var arguments = ParseList(")", allowEmpty: true);
        return arguments.Count >= signature.MinArguments && arguments.Count <= signature.MaxArguments
            ? new SqlCall(signature.Function, arguments) { Position = position }
            : throw SqlErrors.Syntax($"{signature.Name} does not take {arguments.Count} arguments", name.Position);
    }

    private SqlObject ParseObject(SqlPosition position)
    {
        var properties = new List<SqlProperty>();
        while (!tokens.AcceptSymbol("}"))
        {
            if (properties.Count > 0)
            {
                tokens.ExpectSymbol(",");
            }

            var at = tokens.Current.Position;
            var name = tokens.Current.Kind == SqlTokenKind.String ? tokens.Take().Text : ExpectProperty();
            if (properties.Exists(p => p.Name == name))
            {
                throw SqlErrors.Syntax($"the property '{name}' is given twice", at);
            }

            tokens.ExpectSymbol(":");
            properties.Add(new SqlProperty(name, Parse()));
        }

        return new SqlObject(new SqlList<SqlProperty>(properties)) { Position = position };
    }

    private string ExpectProperty()
    {
        var name = tokens.Take();
        return name.Kind != SqlTokenKind.Name ? throw SqlErrors.Syntax($"a property name is expected, not '{name.Text}'", name.Position)
            : SqlTokens.IsReserved(name.Text) ? throw SqlErrors.Syntax($"'{name.Text}' is a keyword: write [\"{name.Text}\"]", name.Position)
            : name.Text;
    }

    private SqlList<SqlExpression> ParseList(string end, bool allowEmpty)
    {
        var items = new List<SqlExpression>();
        if (allowEmpty && tokens.AcceptSymbol(end))
        {
            return new SqlList<SqlExpression>(items);
        }

        do
        {
            items.Add(Parse());
        }
        while (tokens.AcceptSymbol(","));
        tokens.ExpectSymbol(end);
        return new SqlList<SqlExpression>(items);
    }

    private SqlPosition Here() => new(tokens.Current.Position);

    private static SqlLiteral Number(string text, SqlPosition position) =>
        new(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw SqlErrors.Syntax($"the number {text} is out of range", position.Offset)) { Position = position };

    private static SqlOperator? Operator(string symbol) => symbol switch
    {
        "=" => SqlOperator.Equal,
        "!=" or "<>" => SqlOperator.NotEqual,
        "<" => SqlOperator.Less,
        "<=" => SqlOperator.LessOrEqual,
        ">" => SqlOperator.Greater,
        ">=" => SqlOperator.GreaterOrEqual,
        _ => null,
    };
}
