using System.Numerics.Tensors;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>The distance of the item's embedding from a given one, by the container's distance function; undefined without an embedding.</summary>
internal sealed class BoundVectorDistance(FloatVector query, VectorDistance distance) : BoundExpression
{
    /// <summary>More than single precision can lose in a sum of some thousand products, as a share of both lengths.</summary>
    private const double Rounding = 1e-3;

    /// <summary>Whether the largest value is the nearest.</summary>
    public bool LargestFirst => distance != VectorDistance.Euclidean;

    public override SqlValue Evaluate(in Row row) =>
        ReferenceEquals(row.Measured, this) ? SqlValue.From(row.Distance)
        : row.Item.Content.Vector is { } vector ? SqlValue.From(Measure(vector.Values, vector.Norm))
        : SqlValue.Undefined;

    /// <summary>Whether <see cref="AtMost"/> can say anything: it speaks of similarities, not of distances.</summary>
    public bool HasBound => distance is VectorDistance.Cosine or VectorDistance.DotProduct;

    /// <summary>What <see cref="Measure"/> gives at most, by a vector's code alone.</summary>
    public double AtMost(VectorCodes codes, int slot, float norm)
    {
        var lengths = (double)norm * query.Norm;
        var dot = ((double)codes.Scale(slot) * VectorCodes.Dot(query.Values, codes.Code(slot))) + ((double)codes.Error(slot) * query.Norm) + (Rounding * lengths);
        return distance == VectorDistance.DotProduct ? dot : lengths == 0 ? 0 : dot / lengths;
    }

    /// <param name="values">A vector as long as the query's.</param>
    /// <param name="norm">Its Euclidean length.</param>
    public double Measure(ReadOnlySpan<float> values, float norm) => distance switch
    {
        VectorDistance.Euclidean => TensorPrimitives.Distance(values, query.Values),
        VectorDistance.DotProduct => TensorPrimitives.Dot(values, query.Values),
        _ => norm == 0 || query.Norm == 0 ? 0 : TensorPrimitives.Dot(values, query.Values) / ((double)norm * query.Norm),
    };
}
