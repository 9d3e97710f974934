using System.Numerics.Tensors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Embedded.Models;

/// <summary>
/// Vectors without a model, in two parts. The first is signed feature hashing (Weinberger et al., "Feature Hashing for Large Scale
/// Multitask Learning", 2009) of the terms of a text and, at a low weight, of the parts of each term: texts are near each other where
/// they share words or parts of words, so that a misspelling or a compound still meets. The second, of English texts alone, is the mean
/// direction of their concepts: it leads to texts that share no word, and is no match for an embedding model.
/// </summary>
/// <remarks>Plain arithmetic in a fixed order: the same text gives the same bits in every process.</remarks>
internal sealed class LexicalEmbedder(IConceptTable concepts) : IEmbedder
{
    public const int Dimensions = 512;

    /// <summary>What is left to hashing.</summary>
    private const int Hashed = Dimensions - 128;

    /// <summary>Of what is said all the time, beside 1 for any other concept.</summary>
    private const float CommonWeight = 0.3f;

    private const float PartWeight = 0.7f;
    private const int ShortestPart = 3;
    private const int LongestPart = 5;

    // Taken by no term, so that a text without terms is like no other text.
    private const int EmptyDimension = 0;

    private static readonly float HalfWeight = MathF.Sqrt(0.5f);

    public ModelSignature Signature { get; } = new("lexical-2", Dimensions);

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
        var words = vector.AsSpan(0, Hashed);
        foreach (var (term, count) in Count(text))
        {
            AddTerm(words, term, count);
        }

        Normalize(words);
        if (AddConcepts(vector.AsSpan(Hashed), text))
        {
            TensorPrimitives.Multiply(vector, HalfWeight, vector);
        }

        return vector;
    }

    /// <summary>False where the text has none.</summary>
    private bool AddConcepts(Span<float> vector, string text)
    {
        Span<float> direction = stackalloc float[concepts.Dimensions];
        foreach (var group in ConceptRows.Of(text, concepts).GroupBy(row => row))
        {
            concepts.CopyVector(group.Key, direction);
            var weight = MathF.Sqrt(group.Count()) * (CommonConcepts.Contains(concepts.Lemma(group.Key)) ? CommonWeight : 1);
            for (var i = 0; i < direction.Length; i++)
            {
                vector[i] += weight * direction[i];
            }
        }

        var norm = 0.0;
        foreach (var value in vector)
        {
            norm += (double)value * value;
        }

        if (norm < 1e-12)
        {
            vector.Clear();
            return false;
        }

        var scale = 1 / Math.Sqrt(norm);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * scale);
        }

        return true;
    }

    // In the order in which terms first come, for sums of floats depend on it.
    private static IEnumerable<(string Term, int Count)> Count(string text) =>
        TextAnalyzer.Analyze(text).GroupBy(term => term, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    private static void AddTerm(Span<float> vector, string term, int count)
    {
        // Long words are rarer than short ones (Zipf's law of abbreviation), and no text knows how rare its words are elsewhere.
        var weight = MathF.Sqrt(count) * (0.6f + (0.1f * Math.Min(term.Length, 8)));
        Add(vector, StableHash.Of(term), weight);
        if (term.Length < ShortestPart + 1)
        {
            return;
        }

        var marked = $"^{term}$";
        var parts = 0;
        for (var length = ShortestPart; length <= LongestPart; length++)
        {
            parts += Math.Max(0, marked.Length - length + 1);
        }

        var partWeight = weight * PartWeight / MathF.Sqrt(parts);
        for (var length = ShortestPart; length <= LongestPart; length++)
        {
            for (var start = 0; start + length <= marked.Length; start++)
            {
                Add(vector, ~StableHash.Of(marked.AsSpan(start, length)), partWeight);
            }
        }
    }

    private static void Add(Span<float> vector, ulong hash, float weight)
    {
        var dimension = 1 + (int)(hash % (Hashed - 1));
        vector[dimension] += (hash >> 63) == 0 ? weight : -weight;
    }

    private static void Normalize(Span<float> vector)
    {
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += (double)value * value;
        }

        if (sum < 1e-12)
        {
            vector.Clear();
            vector[EmptyDimension] = 1;
            return;
        }

        var scale = 1 / Math.Sqrt(sum);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * scale);
        }
    }
}
