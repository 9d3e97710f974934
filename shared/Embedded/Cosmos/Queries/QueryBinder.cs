using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Resolves the parameters and paths of expressions for one container.</summary>
internal sealed class QueryBinder(Container container, IReadOnlyDictionary<string, SqlValue> parameters, QueryShape? shape = null, double? count = null)
{
    private BoundVectorDistance? lastDistance;
    private SqlCall? lastCall;

    /// <summary>The paths whose values are worth having side by side; expressions refer to them by number.</summary>
    public List<IndexedPath> Columns { get; } = [];

    public QueryBinder WithCount(double value) => new(container, parameters, shape, value);

    public BoundExpression Bind(SqlExpression expression)
    {
        switch (expression)
        {
            case SqlLiteral literal:
                return new BoundConstant(
                    literal.Json.Length == 0 ? SqlValue.Undefined : SqlValue.FromJson(JsonText.Normalize(Encoding.UTF8.GetBytes(literal.Json))));
            case SqlParameter parameter:
                return new BoundConstant(Resolve(parameter));
            case SqlPath path:
                return shape is null ? BindPath(path.Steps.Items) : BindPath(path, shape.Resolve(path));
            case SqlNot not:
                return new BoundNot(Bind(not.Operand));
            case SqlBinary { Operator: SqlOperator.And or SqlOperator.Or } logic:
                return new BoundLogic(logic.Operator == SqlOperator.And, Bind(logic.Left), Bind(logic.Right));
            case SqlBinary comparison:
                return new BoundComparison(comparison.Operator, Bind(comparison.Left), Bind(comparison.Right));
            case SqlIn membership:
                return Negate(membership.Negated, new BoundIn(Bind(membership.Operand), BindAll(membership.Values)));
            case SqlBetween between:
                var operand = Bind(between.Operand);
                return Negate(between.Negated, new BoundLogic(
                    true,
                    new BoundComparison(SqlOperator.GreaterOrEqual, operand, Bind(between.Low)),
                    new BoundComparison(SqlOperator.LessOrEqual, operand, Bind(between.High))));
            case SqlCall call:
                return BindCall(call);
            case SqlArray array:
                return Fold(new BoundComposite([.. BindAll(array.Items).Select(e => new ProjectedPart(null, e))], isObject: false), array.Items);
            case SqlObject value:
                return new BoundComposite([.. value.Properties.Items.Select(p => new ProjectedPart(p.Name, Bind(p.Value)))], isObject: true);
            default:
                throw SqlErrors.Unsupported("this expression", expression.Position.Offset);
        }
    }

    public SqlValue Resolve(SqlParameter parameter) => parameters.TryGetValue(parameter.Name, out var value)
        ? value
        : throw SqlErrors.Refused($"The parameter '{parameter.Name}' has no value.");

    private BoundExpression BindPath(SqlPath path, ResolvedPath resolved) => resolved.Stored is { } stored
        ? new BoundPath(stored, resolved.Value is { } column ? ColumnOf(column) : -1)
        : BindPath(path.Steps.Items);

    private BoundExpression BindPath(IReadOnlyList<SqlStep> steps)
    {
        if (steps is not [{ Name: { } first }, ..])
        {
            return new BoundRenderedPath(steps);
        }

        if (steps.Count == 1 && BoundSystemProperty.IsSystem(first))
        {
            return new BoundSystemProperty(first);
        }

        return first is "_self" or "_attachments" || first == container.Definition.Vector?.Property
            ? new BoundRenderedPath(steps)
            : new BoundPath(ItemPath.Find(steps, container.Schema.Names), ColumnOf(steps));
    }

    private int ColumnOf(IReadOnlyList<SqlStep> steps)
    {
        string[] names = [.. steps.Select(s => s.Name).OfType<string>()];
        if (names.Length < steps.Count || !container.Definition.Indexing.IsNamed(names, array: false))
        {
            return -1;
        }

        return ColumnOf(IndexedPath.Create(names, array: false, container.Schema.Names));
    }

    private int ColumnOf(IndexedPath path)
    {
        var known = Columns.FindIndex(c => c.Name == path.Name);
        if (known < 0)
        {
            known = Columns.Count;
            Columns.Add(path);
        }

        return known;
    }

    private BoundExpression BindCall(SqlCall call)
    {
        switch (call.Function)
        {
            case SqlFunction.VectorDistance:
                return BindVectorDistance(call);
            case SqlFunction.Count:
                return count is { } number && call.Arguments[0] is SqlLiteral
                    ? new BoundConstant(SqlValue.From(number))
                    : throw SqlErrors.Unsupported("COUNT other than SELECT VALUE COUNT(1)", call.Position.Offset);
            default:
                return new BoundCall(call.Function, BindAll(call.Arguments));
        }
    }

    /// <summary>The same distance, selected and sorted by, is one expression: what was measured for the order need not be measured again.</summary>
    private BoundVectorDistance BindVectorDistance(SqlCall call)
    {
        if (lastDistance is null || !call.Equals(lastCall))
        {
            (lastDistance, lastCall) = (ReadVectorDistance(call), call);
        }

        return lastDistance;
    }

    private BoundVectorDistance ReadVectorDistance(SqlCall call)
    {
        if (container.Definition.Vector is not { } policy)
        {
            throw SqlErrors.Refused("VectorDistance needs a container with a vector embedding policy.");
        }

        if (call.Arguments[0] is not SqlPath { Names: [var name] } || name != policy.Property)
        {
            throw SqlErrors.Refused($"The first argument of VectorDistance must be the path of the vector policy, '/{policy.Property}'.");
        }

        if (!policy.Indexed)
        {
            throw SqlErrors.Refused($"VectorDistance needs a vector index on '/{policy.Property}'.");
        }

        if (call.Arguments.Count > 2 && Bind(call.Arguments[2]) is not BoundConstant { Value.Kind: SqlKind.True or SqlKind.False })
        {
            throw SqlErrors.Unsupported("a third argument of VectorDistance that is not a boolean", call.Position.Offset);
        }

        if (Bind(call.Arguments[1]) is not BoundConstant { Value: { Kind: SqlKind.Array } vector })
        {
            throw SqlErrors.Refused("The second argument of VectorDistance must be an array of numbers.");
        }

        return new BoundVectorDistance(ReadVector(vector, policy), policy.Distance);
    }

    private static FloatVector ReadVector(in SqlValue value, VectorDefinition policy)
    {
        var vector = FloatVector.Parse(value.Raw, policy.Dimensions);
        return vector is not null && vector.Values.Length == policy.Dimensions
            ? vector
            : throw SqlErrors.Refused($"The vector of VectorDistance must be {policy.Dimensions} numbers, as the vector policy says.");
    }

    private BoundExpression[] BindAll(SqlList<SqlExpression> list) => [.. list.Items.Select(Bind)];

    private static BoundExpression Negate(bool negated, BoundExpression expression) => negated ? new BoundNot(expression) : expression;

    /// <summary>An array written out in the query is put together once.</summary>
    private static BoundExpression Fold(BoundComposite composite, SqlList<SqlExpression> parts) =>
        parts.Items.All(p => p is SqlLiteral or SqlParameter) ? new BoundConstant(composite.Evaluate(default)) : composite;
}
