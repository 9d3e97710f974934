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

    // A phrase of the table may have words that are no lemma themselves.
    private readonly ushort[] ownWords;

    public AskedLemma(IConceptTable table, ConceptUnit unit, int count, float idf)
    {
        this.table = table;
        this.idf = idf;
        row = unit.Row;
        Weight = count * idf;
        ownWords = unit.Text.Contains('_', StringComparison.Ordinal)
            ? [.. unit.Text.Split('_').Where(word => table.Find(word) < 0).Select(word => ConceptAxis.OfWord(word, table.Count))]
            : [];
    }

    /// <summary>What the lemma counts in the question as a whole.</summary>
    public float Weight { get; }

    public float Cosine(ushort other) => table.Cosine(row, other);

    /// <summary>What a row is worth as an answer: 0 or more, or <see cref="SameWord"/>.</summary>
    public float Nearness(ushort other, float cosine, float otherIdf) => table.SharesWord(row, other)
        ? SameWord
        : cosine <= Threshold ? 0 : (cosine - Threshold) / (1 - Threshold) * Math.Min(idf, otherIdf);

    /// <summary>The same of an axis that is no row.</summary>
    public float Nearness(ushort axis) => ownWords.Contains(axis) ? SameWord : 0;
}
