using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>One lemma of a question, and how much of it an axis of a text answers.</summary>
internal sealed class AskedLemma
{
    /// <summary>Given for an axis that has a word of the lemma: keyword ranking has seen it.</summary>
    public const float SameWord = float.PositiveInfinity;

    /// <summary>Cosines of unrelated lemmas lie below.</summary>
    private const float Threshold = 0.25f;

    private readonly IConceptTable table;
    private readonly int row;
    private readonly float idf;
    private readonly float[] vector;

    // A phrase of the table may have words that are no lemma themselves.
    private readonly ushort[] ownWords;

    public AskedLemma(IConceptTable table, ConceptUnit unit, float idf)
    {
        this.table = table;
        this.idf = idf;
        row = unit.Row;
        vector = new float[table.Dimensions];
        table.CopyVector(row, vector);
        ownWords = unit.Text.Contains('_', StringComparison.Ordinal)
            ? [.. unit.Text.Split('_').Where(word => table.Find(word) < 0).Select(word => ConceptAxis.OfWord(word, table.Count))]
            : [];
    }

    /// <summary>0 or more, or <see cref="SameWord"/>.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="other">Its vector, where it is a row of the table.</param>
    /// <param name="otherIdf">Its inverse document frequency.</param>
    public float Nearness(ushort axis, ReadOnlySpan<float> other, float otherIdf)
    {
        if (axis >= table.Count)
        {
            return ownWords.Contains(axis) ? SameWord : 0;
        }

        return table.SharesWord(row, axis)
            ? SameWord
            : Math.Max(0, (TensorPrimitives.Dot(vector, other) - Threshold) / (1 - Threshold)) * Math.Min(idf, otherIdf);
    }
}
