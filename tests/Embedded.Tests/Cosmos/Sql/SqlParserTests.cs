using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Sql;

public sealed class SqlParserTests
{
    [Fact]
    public void Every_query_prints_as_text_that_parses_to_the_same_query() =>
        Prop.ForAll(QueryGen.Queries.ToArbitrary(), query =>
        {
            var text = SqlPrinter.Print(query);
            var parsed = SqlParser.Parse(text);
            Assert.Equal(query, parsed);
            Assert.Equal(text, SqlPrinter.Print(parsed));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Operators_bind_as_the_grammar_says()
    {
        var query = SqlParser.Parse("select * from c where not c.a = 1 or c.b = 2 and (c.d between 1 and 2) and c.e in (1,2)");

        Assert.Equal(
            "((NOT (c.a = 1)) OR (((c.b = 2) AND (c.d BETWEEN 1 AND 2)) AND (c.e IN (1, 2))))", SqlPrinter.Print(query.Where!, "c"));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.a = ", 28)]
    [InlineData("SELECT * FROM c WHERE c.a == 1", 27)]
    [InlineData("SELECT * FROM c WHERE (c.a = 1", 30)]
    [InlineData("SELECT * FROM c WHERE c.a = 'x", 28)]
    [InlineData("SELECT * FROM c WHERE x.a = 1", 22)]
    [InlineData("SELECT * FROM c WHERE c.a = 1 c", 30)]
    [InlineData("SELECT * FROM c WHERE c.a = 1 = 2", 30)]
    [InlineData("SELECT * FROM c WHERE NOSUCH(c.a)", 22)]
    [InlineData("SELECT * FROM c WHERE c.a LIKE 'x%'", 26)]
    [InlineData("SELECT * FROM c WHERE c.a + 1 = 2", 26)]
    [InlineData("SELECT * FROM c WHERE ARRAY_CONTAINS(c.a)", 22)]
    [InlineData("SELECT * FROM c WHERE c.a ? 1 : 2", 26)]
    [InlineData("SELECT * FROM c WHERE c.from = 1", 24)]
    [InlineData("SELECT c.id AS order FROM c", 15)]
    [InlineData("SELECT VALUE {value: 1} FROM c", 14)]
    [InlineData("SELECT VALUE {a: 1, 'a': 2} FROM c", 20)]
    [InlineData("SELECT * FROM c WHERE c.a = @1", 28)]
    [InlineData("SELECT * FROM c WHERE c.b = 1 AND c.a BETWEEN 1 AND 2", 53)]
    [InlineData("SELECT * FROM c WHERE c.a BETWEEN 1 AND 2 OR c.b = 1", 42)]
    [InlineData("SELECT * FROM c WHERE (c.a) NOT BETWEEN 1 AND (2) AND c.b = 1", 50)]
    [InlineData("SELECT * FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags)", 22)]
    [InlineData("SELECT * FROM c JOIN t IN c.tags", 16)]
    [InlineData("SELECT * FROM c GROUP BY c.a", 16)]
    [InlineData("SELECT DISTINCT c.a FROM c", 7)]
    [InlineData("SELECT LOWER(c.a) FROM c", 7)]
    [InlineData("SELECT c.a, c.b AS a FROM c", 12)]
    [InlineData("SELECT TOP -1 * FROM c", 11)]
    [InlineData("SELECT TOP 1 * FROM c OFFSET 1 LIMIT 1", 22)]
    [InlineData("SELECT * FROM c OFFSET 1", 24)]
    [InlineData("SELECT * FROM c ORDER BY", 24)]
    [InlineData("SELECT * FROM c; DROP", 15)]
    [InlineData("UPDATE c SET c.a = 1", 0)]
    public void What_is_not_known_is_refused_with_its_position(string text, int position)
    {
        var refusal = Assert.Throws<CosmosProblemException>(() => SqlParser.Parse(text));

        Assert.Equal(400, refusal.Status);
        Assert.Contains($"position {position}:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_an_end() =>
        Assert.Throws<CosmosProblemException>(() => SqlParser.Parse("SELECT * FROM c WHERE " + new string('(', 100_000) + "1"));
}
