using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Queries;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Sql;

public sealed class EvaluationTests
{
    private const string Item = """
        {"id":"i","n":1,"m":1.0,"z":-0,"s":"text","u":"\u00e9","e":"é","esc":"a\"b","t":true,"f":false,"nil":null,"arr":[1,"x",null,[2],{"k":1}],
         "arr2":[1,"x",null,[2],{"k":1.0}],"empty":[],"obj":{"b":{"c":[10,20]},"with space":5},"obj2":{"with space":5,"b":{"c":[10,20]}}}
        """;

    [Theory]
    [InlineData("true", "true", "true", "true")]
    [InlineData("true", "false", "false", "true")]
    [InlineData("true", "undefined", "undefined", "true")]
    [InlineData("false", "true", "false", "true")]
    [InlineData("false", "false", "false", "false")]
    [InlineData("false", "undefined", "false", "undefined")]
    [InlineData("undefined", "true", "undefined", "true")]
    [InlineData("undefined", "false", "false", "undefined")]
    [InlineData("undefined", "undefined", "undefined", "undefined")]
    [InlineData("1", "true", "undefined", "true")]
    [InlineData("'x'", "false", "false", "undefined")]
    public void And_and_or_know_three_values(string left, string right, string and, string or)
    {
        Assert.Equal(and, Evaluate($"{left} AND {right}"));
        Assert.Equal(or, Evaluate($"{left} OR {right}"));
    }

    [Theory]
    [InlineData("NOT true", "false")]
    [InlineData("NOT false", "true")]
    [InlineData("NOT undefined", "undefined")]
    [InlineData("NOT 1", "undefined")]
    [InlineData("NOT NOT c.t", "true")]
    [InlineData("c.n = 1", "true")]
    [InlineData("c.n = c.m", "true")]
    [InlineData("c.z = 0", "true")]
    [InlineData("c.n = '1'", "undefined")]
    [InlineData("c.n != '1'", "undefined")]
    [InlineData("c.n <> 2", "true")]
    [InlineData("c.missing = 1", "undefined")]
    [InlineData("c.missing = c.missing", "undefined")]
    [InlineData("c.missing = null", "undefined")]
    [InlineData("c.nil = null", "true")]
    [InlineData("c.nil = undefined", "undefined")]
    [InlineData("c.nil < null", "false")]
    [InlineData("c.t = c.f", "false")]
    [InlineData("c.f < c.t", "true")]
    [InlineData("c.s < 5", "undefined")]
    [InlineData("c.s >= 'text'", "true")]
    [InlineData("c.s < 'texu'", "true")]
    [InlineData("'Z' < 'a'", "true")]
    [InlineData("'\\uffff' < '\\ud83d\\ude00'", "true")]
    [InlineData("c.u = 'é' AND c.e = '\\u00e9' AND c.u = c.e", "true")]
    [InlineData("c.esc = 'a\"b'", "true")]
    [InlineData("c.arr = c.arr2", "true")]
    [InlineData("c.arr != c.empty", "true")]
    [InlineData("c.arr < c.arr2", "undefined")]
    [InlineData("c.obj = c.obj2", "true")]
    [InlineData("c.obj = {'b': {'c': [10, 20]}, 'with space': 5}", "true")]
    [InlineData("c.obj.b.c[1]", "20")]
    [InlineData("c.obj.b.c[2]", "undefined")]
    [InlineData("c['obj']['with space']", "5")]
    [InlineData("c.s.x", "undefined")]
    [InlineData("c.n IN (3, 1)", "true")]
    [InlineData("c.n IN (3, 2)", "false")]
    [InlineData("c.n IN (3, 'x')", "undefined")]
    [InlineData("c.n NOT IN (3, 2)", "true")]
    [InlineData("c.n BETWEEN 1 AND 2", "true")]
    [InlineData("c.n BETWEEN 2 AND 3", "false")]
    [InlineData("c.n BETWEEN 0 AND 'x'", "undefined")]
    [InlineData("c.n NOT BETWEEN 2 AND 3", "true")]
    public void Comparisons_are_undefined_across_types(string expression, string expected) => Assert.Equal(expected, Evaluate(expression));

    [Theory]
    [InlineData("ARRAY_CONTAINS(c.arr, 'x')", "true")]
    [InlineData("ARRAY_CONTAINS(c.arr, 'y')", "false")]
    [InlineData("ARRAY_CONTAINS(c.arr, null)", "true")]
    [InlineData("ARRAY_CONTAINS(c.arr, [2])", "true")]
    [InlineData("ARRAY_CONTAINS(c.arr, {'k': 1})", "true")]
    [InlineData("ARRAY_CONTAINS(c.s, 'text')", "undefined")]
    [InlineData("ARRAY_CONTAINS(c.missing, 1)", "undefined")]
    [InlineData("ARRAY_CONTAINS(c.arr, c.missing)", "undefined")]
    [InlineData("ARRAY_CONTAINS([1, 'text'], c.s)", "true")]
    [InlineData("ARRAY_CONTAINS_ANY(c.arr, 'y', 1)", "true")]
    [InlineData("ARRAY_CONTAINS_ANY(c.arr, 'y', 2)", "false")]
    [InlineData("ARRAY_CONTAINS_ANY(c.empty, 1)", "false")]
    [InlineData("ARRAY_CONTAINS_ANY(c.missing, 1)", "undefined")]
    [InlineData("ARRAY_CONTAINS_ALL(c.arr, 'x', 1)", "true")]
    [InlineData("ARRAY_CONTAINS_ALL(c.arr, 'x', 2)", "false")]
    [InlineData("ARRAY_LENGTH(c.arr)", "5")]
    [InlineData("ARRAY_LENGTH(c.empty)", "0")]
    [InlineData("ARRAY_LENGTH(c.s)", "undefined")]
    [InlineData("IS_DEFINED(c.missing)", "false")]
    [InlineData("IS_DEFINED(c.nil)", "true")]
    [InlineData("IS_NULL(c.nil)", "true")]
    [InlineData("IS_NULL(c.missing)", "false")]
    [InlineData("IS_STRING(c.s) AND IS_NUMBER(c.n) AND IS_BOOL(c.f) AND IS_ARRAY(c.arr) AND IS_OBJECT(c.obj) AND IS_PRIMITIVE(c.nil)", "true")]
    [InlineData("STARTSWITH(c.s, 'te')", "true")]
    [InlineData("STARTSWITH(c.s, 'TE')", "false")]
    [InlineData("STARTSWITH(c.s, 'TE', true)", "true")]
    [InlineData("STARTSWITH(c.n, 'te')", "undefined")]
    [InlineData("CONTAINS(c.s, 'ex')", "true")]
    [InlineData("CONTAINS(c.s, 'EX')", "false")]
    [InlineData("contains(c.s, 'EX', true)", "true")]
    [InlineData("CONTAINS(c.s, c.missing)", "undefined")]
    [InlineData("LOWER('ÄBC')", "äbc")]
    [InlineData("LOWER(c.n)", "undefined")]
    [InlineData("StringEquals(c.s, 'TEXT', true)", "true")]
    [InlineData("StringEquals(c.s, 'TEXT')", "false")]
    [InlineData("[c.n, c.missing, c.s]", "[1,\"text\"]")]
    [InlineData("{'a': c.n, 'b': c.missing}", "{\"a\":1}")]
    public void Functions_are_undefined_where_their_arguments_make_no_sense(string expression, string expected) =>
        Assert.Equal(expected, Evaluate(expression));

    private static string Evaluate(string expression)
    {
        var container = new Container(
            new Database("d", 1, 1, 1, isShared: false),
            2,
            new ContainerVersion(ContainerDefinitionReader.Read("""{"id":"c","partitionKey":{"paths":["/id"]}}"""u8), 1, 1),
            staleWrites: 0);
        var item = new StoredItem(ItemReader.Read(Encoding.UTF8.GetBytes(Item), container.Schema), 1, 2, 3);
        var query = SqlParser.Parse($"SELECT VALUE {expression} FROM c");
        var bound = new QueryBinder(container, new Dictionary<string, SqlValue>(StringComparer.Ordinal)).Bind(((SqlSelectValue)query.Selection).Value);
        var value = bound.Evaluate(new Row(item, container));
        var json = new JsonBuffer();
        if (value.IsUndefined)
        {
            return "undefined";
        }

        value.WriteJson(json);
        return Encoding.UTF8.GetString(json.WrittenSpan).Trim('"');
    }
}
