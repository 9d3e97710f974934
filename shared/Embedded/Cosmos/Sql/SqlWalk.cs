namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Visits the parts of expressions.</summary>
internal static class SqlWalk
{
    public static bool Contains(SqlExpression expression, Func<SqlExpression, bool> predicate) =>
        predicate(expression) || Parts(expression).Any(part => Contains(part, predicate));

    /// <summary>The expressions directly inside another.</summary>
    public static IEnumerable<SqlExpression> Parts(SqlExpression expression) => expression switch
    {
        SqlNot not => [not.Operand],
        SqlBinary binary => [binary.Left, binary.Right],
        SqlIn membership => [membership.Operand, .. membership.Values.Items],
        SqlBetween between => [between.Operand, between.Low, between.High],
        SqlCall call => call.Arguments.Items,
        SqlArray array => array.Items.Items,
        SqlObject value => value.Properties.Items.Select(p => p.Value),
        _ => [],
    };

    /// <summary>The conditions that a filter joins by AND.</summary>
    public static IEnumerable<SqlExpression> Conjuncts(SqlExpression? filter) => filter switch
    {
        null => [],
        SqlBinary { Operator: SqlOperator.And } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => [filter],
    };
}
