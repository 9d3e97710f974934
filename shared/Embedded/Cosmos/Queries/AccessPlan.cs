using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>How a query gets at its rows: in which partitions, by which index, and what is left to check on each row.</summary>
internal sealed class AccessPlan : ISlotChooser
{
    private readonly QueryBinder binder;
    private readonly SlotFinder?[] finders;
    private readonly QueryShape shape;
    private readonly bool[] keyConditions;
    private readonly bool stale;

    public AccessPlan(BoundQuery query, bool stale)
    {
        this.stale = stale;
        binder = query.Binder;
        shape = query.Shape;
        ReadsVectors = query.VectorOrder is not null;
        var conjuncts = shape.Conjuncts;
        Conditions = [.. conjuncts.Select(binder.Bind)];
        finders = [.. conjuncts.Select(Finder)];
        Keys = shape.Query.Where is { } filter ? KeysOf(filter) : null;
        keyConditions = [.. conjuncts.Select(c => KeyOf(c) is not null)];
    }

    /// <summary>All of them must be true of a row.</summary>
    public IReadOnlyList<BoundExpression> Conditions { get; }

    /// <summary>Whether the rows' vectors are read side by side.</summary>
    public bool ReadsVectors { get; }

    /// <summary>The only partitions in which the filter can hold; null for all.</summary>
    public IReadOnlySet<PartitionKeyValue>? Keys { get; }

    public IReadOnlyList<IndexedPath> Columns => binder.Columns;

    /// <summary>What is left to check on a row of the one partition.</summary>
    /// <param name="covered">The condition that every row is known to meet; -1 for none.</param>
    /// <param name="readsItem">Whether those that look at the item, or those that columns answer.</param>
    public BoundExpression[] Rest(int covered, bool readsItem) =>
        [.. Conditions.Where((condition, i) => i != covered && !keyConditions[i] && condition.ReadsItem == readsItem)];

    public int[]? Choose(PartitionIndexes indexes, out int covered)
    {
        covered = -1;
        var best = int.MaxValue;
        for (var i = 0; i < finders.Length; i++)
        {
            if (finders[i]?.Estimate(indexes) is { } estimate && estimate < best)
            {
                (best, covered) = (estimate, i);
            }
        }

        // Walking all rows in order is no dearer than being sent to most of them.
        if (covered < 0 || best >= indexes.Count)
        {
            covered = -1;
            return null;
        }

        var finder = finders[covered]!;
        covered = finder.IsExact ? covered : -1;
        var slots = new SlotSet(indexes.Count);
        finder.Collect(indexes, slots);
        return slots.ToArray();
    }

    private SlotFinder? Finder(SqlExpression expression)
    {
        switch (expression)
        {
            case SqlBinary { Operator: SqlOperator.Or } or:
                return Finder(or.Left) is { } left && Finder(or.Right) is { } right ? new UnionFinder([left, right]) : null;
            case SqlBinary { Operator: SqlOperator.And } and:
                List<SlotFinder> sides = [.. new[] { Finder(and.Left), Finder(and.Right) }.OfType<SlotFinder>()];
                return sides.Count == 0 ? null : new BestFinder(sides);
            case SqlBinary { Operator: SqlOperator.Equal } equal:
                return Equality(equal.Left, [equal.Right]) ?? Equality(equal.Right, [equal.Left]);
            case SqlIn { Negated: false } membership:
                return Equality(membership.Operand, membership.Values.Items);
            case SqlCall { Function: SqlFunction.ArrayContains or SqlFunction.ArrayContainsAny } call:
                return Values(call.Arguments[0], [.. call.Arguments.Items.Skip(1)], array: true);
            default:
                return null;
        }
    }

    private SlotFinder? Equality(SqlExpression operand, IReadOnlyList<SqlExpression> values)
    {
        // The ids lead to the newest versions, which a stale read must not see.
        return !stale && operand is SqlPath path && shape.Resolve(path).Names is ["id"] && Constants(values) is { } ids && ids.TrueForAll(v => v.Kind == SqlKind.String)
            ? new IdFinder(ids.ConvertAll(v => v.AsText()))
            : Values(operand, values, array: false);
    }

    private ValueFinder? Values(SqlExpression operand, IReadOnlyList<SqlExpression> values, bool array) =>
        operand is SqlPath path
        && (array ? shape.Resolve(path).Elements : shape.Resolve(path).Value) is { } indexed
        && Constants(values) is { } constants && constants.TrueForAll(v => ValueIndex.CanFind(v))
            ? new ValueFinder(indexed, constants)
            : null;

    private HashSet<PartitionKeyValue>? KeysOf(SqlExpression expression)
    {
        switch (expression)
        {
            case SqlBinary { Operator: SqlOperator.And } and:
                return (KeysOf(and.Left), KeysOf(and.Right)) switch
                {
                    ({ } left, { } right) => [.. left.Intersect(right)],
                    var (left, right) => left ?? right,
                };
            case SqlBinary { Operator: SqlOperator.Or } or:
                return KeysOf(or.Left) is { } first && KeysOf(or.Right) is { } second ? [.. first, .. second] : null;
            default:
                return KeyOf(expression) is { } key ? [key] : null;
        }
    }

    private PartitionKeyValue? KeyOf(SqlExpression expression)
    {
        if (expression is not SqlBinary { Operator: SqlOperator.Equal } equal)
        {
            return null;
        }

        return Key(equal.Left, equal.Right) ?? Key(equal.Right, equal.Left);

        PartitionKeyValue? Key(SqlExpression operand, SqlExpression value) =>
            operand is SqlPath path && shape.Resolve(path).IsKey
            && Constants([value]) is [var constant] && ValueIndex.CanFind(constant)
                ? PartitionKeyValue.From(constant)
                : null;
    }

    private List<SqlValue>? Constants(IReadOnlyList<SqlExpression> values)
    {
        var constants = new List<SqlValue>(values.Count);
        foreach (var value in values)
        {
            if (value is not (SqlLiteral or SqlParameter) || binder.Bind(value) is not BoundConstant constant)
            {
                return null;
            }

            constants.Add(constant.Value);
        }

        return constants;
    }
}
