using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>A question as concepts: its lemmas, its units that are none, and its length as a vector.</summary>
internal sealed class ConceptQuestion
{
    private readonly Dictionary<ushort, float> own = [];

    public ConceptQuestion(IConceptTable table, IReadOnlyList<ConceptUnit> units, Func<int, double> idf)
    {
        var sum = new float[table.Dimensions];
        var lemmas = new List<AskedLemma>();
        foreach (var (unit, count) in units.CountBy(unit => unit))
        {
            var axis = ConceptAxis.Of(unit, table.Count);
            var rarity = (float)idf(axis);
            if (unit.Row < 0)
            {
                own[axis] = own.GetValueOrDefault(axis) + (count * rarity);
                continue;
            }

            lemmas.Add(new AskedLemma(table, unit, count, rarity));
            table.AddVector(unit.Row, count * rarity, sum);
        }

        Lemmas = [.. lemmas];
        Length = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(sum) + own.Values.Sum(weight => weight * weight));
    }

    /// <summary>The distinct ones.</summary>
    public AskedLemma[] Lemmas { get; }

    /// <summary>The length of the sum of all its units, each times its idf; all but 0 where there is nothing to ask for.</summary>
    public float Length { get; }

    /// <summary>The part of the sum that is along an axis of a unit that is no lemma.</summary>
    public float Along(ushort axis) => own.GetValueOrDefault(axis);
}
