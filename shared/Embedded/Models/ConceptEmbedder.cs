using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models.Concepts;

namespace MemoryFunctions.Embedded.Models;

/// <summary>
/// Vectors without a model, in two parts: the words of a text (<see cref="HashedTerms"/>), for any language; and, of English, the
/// concepts of its words (<see cref="IConceptTable"/>). A text that has no concepts has all its weight in the first part.
/// </summary>
/// <remarks>
/// Plain arithmetic in a fixed order: the same text gives the same bits in every process.
/// </remarks>
internal sealed class ConceptEmbedder(IConceptTable table) : IEmbedder
{
    public const int HashedDimensions = 384;

    /// <summary>As many as the table has.</summary>
    public const int ConceptDimensions = 128;

    public const int Dimensions = HashedDimensions + ConceptDimensions;

    /// <summary>What each part is of a cosine of both, where both are there.</summary>
    private const double HashedShare = 0.5;
    private const double ConceptShare = 1 - HashedShare;

    public ModelSignature Signature { get; } = new(OfflineEmbedders.WordsAndConcepts, Dimensions);

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var vectors = new ReadOnlyMemory<float>[texts.Count];
        for (var i = 0; i < vectors.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            vectors[i] = Embed(texts[i]);
        }

        return Task.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>(vectors);
    }

    private float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        var hashed = vector.AsSpan(0, HashedDimensions);
        HashedTerms.Write(text, hashed);
        var concepts = vector.AsSpan(HashedDimensions);
        AddConcepts(text, concepts);
        if (UnitLength.TryScale(concepts, Math.Sqrt(ConceptShare)))
        {
            UnitLength.TryScale(hashed, Math.Sqrt(HashedShare));
        }
        else
        {
            concepts.Clear();
        }

        return vector;
    }

    private void AddConcepts(string text, Span<float> sum)
    {
        var units = EnglishUnits.Of(text, table);
        foreach (var (unit, count) in units.Where(unit => unit.Row >= 0).CountBy(unit => unit))
        {
            table.AddVector(unit.Row, MathF.Sqrt(count) * CommonUnits.Weight(unit), sum);
        }
    }
}
