using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>A question as concepts: the direction of all of it, and each of its lemmas by itself.</summary>
internal sealed class ConceptQuestion
{
    private readonly IConceptTable table;
    private readonly float[] direction;
    private readonly Dictionary<ushort, float> own = [];

    public ConceptQuestion(IConceptTable table, IReadOnlyList<ConceptUnit> units, Func<int, double> idf)
    {
        this.table = table;
        direction = new float[table.Dimensions];
        var vector = new float[table.Dimensions];
        foreach (var unit in units)
        {
            var axis = ConceptAxis.Of(unit, table.Count);
            var weight = (float)idf(axis);
            if (unit.Row < 0)
            {
                own[axis] = own.GetValueOrDefault(axis) + weight;
                continue;
            }

            table.CopyVector(unit.Row, vector);
            TensorPrimitives.MultiplyAdd(vector, weight, direction, direction);
        }

        var length = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(direction) + own.Values.Sum(weight => (double)weight * weight));
        Scale = length > 1e-6 ? (float)(1 / length) : 0;
        Lemmas = [.. units.Where(unit => unit.Row >= 0).DistinctBy(unit => unit.Row).Select(unit => new AskedLemma(table, unit, (float)idf(unit.Row)))];
    }

    public IReadOnlyList<AskedLemma> Lemmas { get; }

    public bool IsEmpty => Scale == 0;

    /// <summary>What makes the direction one of unit length.</summary>
    private float Scale { get; }

    /// <summary>The cosine of the question and one axis.</summary>
    public float Project(ushort axis, ReadOnlySpan<float> vector) =>
        Scale * (axis < table.Count ? TensorPrimitives.Dot(direction, vector) : own.GetValueOrDefault(axis));
}
