using System.Numerics.Tensors;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>The distance of the item's embedding from a given one, by the container's distance function; undefined without an embedding.</summary>
internal sealed class BoundVectorDistance(FloatVector query, VectorDistance distance) : BoundExpression
{
    /// <summary>Whether the largest value is the nearest.</summary>
    public bool LargestFirst => distance != VectorDistance.Euclidean;

    public override SqlValue Evaluate(in Row row) =>
        row.Item.Content.Vector is { } vector ? SqlValue.From(Measure(vector)) : SqlValue.Undefined;

    public double Measure(FloatVector vector) => distance switch
    {
        VectorDistance.Euclidean => TensorPrimitives.Distance(vector.Values, query.Values),
        VectorDistance.DotProduct => TensorPrimitives.Dot(vector.Values, query.Values),
        _ => vector.Norm == 0 || query.Norm == 0 ? 0 : TensorPrimitives.Dot(vector.Values, query.Values) / ((double)vector.Norm * query.Norm),
    };
}
