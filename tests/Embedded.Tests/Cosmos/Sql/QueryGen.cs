using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Sql;

/// <summary>Random queries.</summary>
internal static class QueryGen
{
    private static readonly Gen<string> Names = Gen.Elements("a", "kind", "from", "Value", "_x9", "Value2", "with space", "日本", "quote\"d", "back\\slash", "0");

    private static readonly Gen<SqlExpression> Leaves = Gen.OneOf(
        Gen.Elements("true", "false", "null", "").Select(l => (SqlExpression)new SqlLiteral(l)),
        Gen.Choose(-1000, 1000).Select(n => (SqlExpression)new SqlLiteral((n / 8.0).ToString("R", CultureInfo.InvariantCulture))),
        Gen.Elements("", "x", "it's", "\"", "\\", "\n\t\u0001", "é日😀").Select(t => (SqlExpression)new SqlLiteral(JsonSerializer.Serialize(t))),
        Gen.Elements("@a", "@b_1").Select(p => (SqlExpression)new SqlParameter(p)),
        Paths());

    public static Gen<SqlExpression> Expressions(int depth) => depth == 0
        ? Leaves
        : Gen.OneOf(
            Leaves,
            Expressions(depth - 1).Select(e => (SqlExpression)new SqlNot(e)),
            Gen.Elements(Enum.GetValues<SqlOperator>()).Zip(Expressions(depth - 1)).Zip(Expressions(depth - 1))
                .Select(t => (SqlExpression)new SqlBinary(t.Item1.Item1, t.Item1.Item2, t.Item2)),
            Expressions(depth - 1).Zip(Lists(depth - 1, 1)).Zip(Gen.Elements(true, false))
                .Select(t => (SqlExpression)new SqlIn(t.Item1.Item1, t.Item1.Item2, t.Item2)),
            Expressions(depth - 1).Zip(Expressions(depth - 1)).Zip(Expressions(depth - 1)).Zip(Gen.Elements(true, false))
                .Select(t => (SqlExpression)new SqlBetween(t.Item1.Item1.Item1, t.Item1.Item1.Item2, t.Item1.Item2, t.Item2)),
            Gen.Elements(SqlFunction.ArrayContains, SqlFunction.StartsWith, SqlFunction.Contains)
                .Zip(Expressions(depth - 1)).Zip(Expressions(depth - 1))
                .Select(t => (SqlExpression)new SqlCall(t.Item1.Item1, new SqlList<SqlExpression>([t.Item1.Item2, t.Item2]))),
            Lists(depth - 1, 0).Select(l => (SqlExpression)new SqlArray(l)),
            Names.Zip(Expressions(depth - 1)).Select(
                t => (SqlExpression)new SqlObject(new SqlList<SqlProperty>([new SqlProperty(t.Item1, t.Item2)]))));

    public static Gen<SqlQuery> Queries { get; } =
        from selection in Gen.OneOf(
            Gen.Constant((SqlSelection)new SqlSelectAll()),
            Expressions(2).Select(e => (SqlSelection)new SqlSelectValue(e)),
            Expressions(2).Zip(Expressions(1)).Select(t => (SqlSelection)new SqlSelectList(
                new SqlList<SqlProperty>([new SqlProperty("first", t.Item1), new SqlProperty("second", t.Item2)]))))
        from filter in Expressions(3)
        from filtered in Gen.Elements(true, false)
        from orders in Paths().Zip(Gen.Elements(true, false)).Select(t => new SqlOrder(t.Item1, t.Item2)).ListOf()
        from window in Gen.Choose(0, 2)
        select new SqlQuery
        {
            Selection = selection,
            Alias = "c",
            Where = filtered ? filter : null,
            OrderBy = new SqlList<SqlOrder>([.. orders]),
            Top = window == 1 ? new SqlParameter("@n") : null,
            Offset = window == 2 ? new SqlLiteral("3") : null,
            Limit = window == 2 ? new SqlParameter("@l") : null,
        };

    private static Gen<SqlExpression> Paths() => Names.Select(n => new SqlStep(n)).NonEmptyListOf().Zip(Gen.Elements(true, false)).Select(
        t => (SqlExpression)new SqlPath(new SqlList<SqlStep>([.. t.Item1, .. t.Item2 ? new[] { new SqlStep(null, 2) } : []])));

    private static Gen<SqlList<SqlExpression>> Lists(int depth, int min) =>
        Gen.Choose(min, 3).SelectMany(n => Expressions(depth).ListOf(n)).Select(l => new SqlList<SqlExpression>([.. l]));
}
