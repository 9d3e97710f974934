using System.Globalization;
using System.Text;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Cuts a query into tokens.</summary>
internal static class SqlLexer
{
    private static readonly string[] Symbols =
        ["!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".", ":", "*", "-"];

    public static List<SqlToken> Read(string query)
    {
        var tokens = new List<SqlToken>();
        var at = 0;
        while (at < query.Length)
        {
            var start = at;
            var c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (IsNameStart(c) || (c == '@' && at + 1 < query.Length && IsNameStart(query[at + 1])))
            {
                at++;
                while (at < query.Length && IsNamePart(query[at]))
                {
                    at++;
                }

                tokens.Add(new SqlToken(c == '@' ? SqlTokenKind.Parameter : SqlTokenKind.Name, query[start..at], start));
            }
            else if (char.IsAsciiDigit(c))
            {
                at = NumberEnd(query, at);
                tokens.Add(new SqlToken(SqlTokenKind.Number, query[start..at], start));
            }
            else if (c is '"' or '\'')
            {
                tokens.Add(new SqlToken(SqlTokenKind.String, ReadString(query, ref at), start));
            }
            else
            {
                var symbol = Array.Find(Symbols, s => string.CompareOrdinal(query, start, s, 0, s.Length) == 0)
                    ?? throw SqlErrors.Syntax($"unexpected character '{c}'", start);
                at += symbol.Length;
                tokens.Add(new SqlToken(SqlTokenKind.Symbol, symbol, start));
            }
        }

        tokens.Add(new SqlToken(SqlTokenKind.End, "the end of the query", query.Length));
        return tokens;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static int NumberEnd(string query, int at)
    {
        var start = at;
        while (at < query.Length && (char.IsAsciiDigit(query[at]) || query[at] == '.'
            || (query[at] is 'e' or 'E' && at > start) || (query[at] is '+' or '-' && query[at - 1] is 'e' or 'E')))
        {
            at++;
        }

        return double.TryParse(query.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? at
            : throw SqlErrors.Syntax($"'{query[start..at]}' is not a number", start);
    }

    private static string ReadString(string query, ref int at)
    {
        var (start, quote) = (at, query[at]);
        var text = new StringBuilder();
        for (at++; at < query.Length; at++)
        {
            if (query[at] == quote)
            {
                at++;
                return text.ToString();
            }

            text.Append(query[at] == '\\' ? ReadEscape(query, ref at) : query[at]);
        }

        throw SqlErrors.Syntax("the string is not closed", start);
    }

    private static char ReadEscape(string query, ref int at)
    {
        at++;
        switch (at < query.Length ? query[at] : '\0')
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case '"' or '\'' or '\\' or '/': return query[at];
            case 'u' when at + 4 < query.Length
                && ushort.TryParse(query.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                at += 4;
                return (char)unit;
            default: throw SqlErrors.Syntax("unknown escape in a string", at);
        }
    }
}
