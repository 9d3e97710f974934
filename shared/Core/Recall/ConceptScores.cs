using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// What the concept table says of memories that share no word with a question, in two ways: <b>dense</b>, how near what a memory is
/// about lies to what the question is about; <b>soft</b>, the nearest concept of a memory for each of the question's that it does not
/// have, scored like a word. Units outside the table are left out: they meet in the keyword score or not at all.
/// </summary>
internal sealed class ConceptScores
{
    /// <summary>Nearness under this is chance.</summary>
    private const double Threshold = 0.25;

    private readonly IConceptTable table;
    private readonly IReadOnlyList<ushort> question;
    private readonly ConceptIdf idf;
    private readonly Dictionary<ushort, (float[] Vector, double Idf, double[] Near)> rows = [];
    private readonly float[] asked;
    private readonly double[] askedIdf;

    public ConceptScores(IConceptTable table, IReadOnlyList<ushort> question, ConceptIdf idf)
    {
        (this.table, this.question, this.idf) = (table, question, idf);
        askedIdf = [.. question.Select(row => idf.Of(row))];
        asked = new float[table.Dimensions];
        foreach (var row in question)
        {
            Add(asked, row, 1);
        }

        Normalize(asked);
    }

    /// <summary>The cosine of what the memory and the question are about; 0 where one of them has no concept.</summary>
    public double Dense(IReadOnlyList<ushort> memory)
    {
        if (memory.Count == 0)
        {
            return 0;
        }

        Span<float> vector = stackalloc float[table.Dimensions];
        vector.Clear();
        for (var at = 0; at < memory.Count; at++)
        {
            if (IsFirst(memory, at))
            {
                Add(vector, memory[at], Math.Sqrt(Count(memory, memory[at])));
            }
        }

        Normalize(vector);
        return TensorPrimitives.Dot(vector, asked);
    }

    /// <summary>The sum over the question's concepts, before the normalisation by length.</summary>
    public double Soft(IReadOnlyList<ushort> memory)
    {
        var sum = 0d;
        for (var at = 0; at < question.Count; at++)
        {
            var best = 0d;
            foreach (var row in memory)
            {
                var near = Row(row).Near[at];
                if (double.IsNaN(near))
                {
                    best = 0;
                    break;
                }

                best = Math.Max(best, near);
            }

            sum += best;
        }

        return sum;
    }

    private static bool IsFirst(IReadOnlyList<ushort> rows, int at)
    {
        for (var before = 0; before < at; before++)
        {
            if (rows[before] == rows[at])
            {
                return false;
            }
        }

        return true;
    }

    private static int Count(IReadOnlyList<ushort> rows, ushort row)
    {
        var count = 0;
        foreach (var other in rows)
        {
            count += other == row ? 1 : 0;
        }

        return count;
    }

    private static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 1e-6)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }

    private void Add(Span<float> vector, ushort row, double weight)
    {
        var (direction, rarity, _) = Row(row);
        TensorPrimitives.MultiplyAdd(direction, (float)(weight * rarity), vector, vector);
    }

    private (float[] Vector, double Idf, double[] Near) Row(ushort row)
    {
        if (rows.TryGetValue(row, out var known))
        {
            return known;
        }

        var vector = new float[table.Dimensions];
        table.CopyVector(row, vector);
        var rarity = idf.Of(row);
        var near = new double[question.Count];
        for (var at = 0; at < near.Length; at++)
        {
            // The same word is the keyword arm's business: not a number says so.
            near[at] = table.SharesWord(question[at], row)
                ? double.NaN
                : Math.Max(0, (table.Cosine(question[at], row) - Threshold) / (1 - Threshold)) * Math.Min(rarity, askedIdf is null ? rarity : askedIdf[at]);
        }

        return rows[row] = (vector, rarity, near);
    }
}
