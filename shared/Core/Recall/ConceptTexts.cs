using System.Buffers;
using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>What one question needs to know of each axis of its candidates, computed once, and the candidate that is looked at.</summary>
/// <remarks>Rents its memory: dispose of it.</remarks>
internal sealed class ConceptTexts : IDisposable
{
    private readonly int dimensions;
    private readonly int lemmas;
    private readonly int asked;
    private readonly ConceptAxes axes;

    // For each axis: its vector, its idf, its cosine with the question and its nearness to each lemma of the question.
    private readonly float[] vectors;
    private readonly float[] idfs;
    private readonly float[] projections;
    private readonly float[] nearness;

    // The text: its distinct axes, and how often each stands in it (0 for all others).
    private readonly int[] places;
    private readonly int[] counts;
    private readonly float[] sum;
    private int distinct;

    public ConceptTexts(IConceptTable table, ConceptQuestion question, ConceptAxes axes, Func<int, double> idf)
    {
        this.axes = axes;
        dimensions = table.Dimensions;
        lemmas = table.Count;
        asked = question.Lemmas.Count;
        vectors = ArrayPool<float>.Shared.Rent(axes.Count * dimensions);
        idfs = ArrayPool<float>.Shared.Rent(axes.Count);
        projections = ArrayPool<float>.Shared.Rent(axes.Count);
        nearness = ArrayPool<float>.Shared.Rent(axes.Count * asked);
        places = ArrayPool<int>.Shared.Rent(axes.Count);
        counts = ArrayPool<int>.Shared.Rent(axes.Count);
        sum = new float[dimensions];
        Array.Clear(counts, 0, axes.Count);
        for (var place = 0; place < axes.Count; place++)
        {
            var axis = axes[place];
            var vector = Vector(place);
            if (axis < lemmas)
            {
                table.CopyVector(axis, vector);
            }

            idfs[place] = (float)idf(axis);
            projections[place] = question.Project(axis, vector);
            for (var i = 0; i < asked; i++)
            {
                nearness[(place * asked) + i] = question.Lemmas[i].Nearness(axis, vector, idfs[place]);
            }
        }
    }

    /// <summary>Looks at another text.</summary>
    public void Take(ReadOnlySpan<ushort> text)
    {
        foreach (var place in places.AsSpan(0, distinct))
        {
            counts[place] = 0;
        }

        distinct = 0;
        foreach (var axis in text)
        {
            var place = axes.PlaceOf(axis);
            if (counts[place]++ == 0)
            {
                places[distinct++] = place;
            }
        }
    }

    /// <summary>The cosine of the text and the question.</summary>
    public float Dense()
    {
        Array.Clear(sum);
        var (product, square) = (0f, 0f);
        foreach (var place in places.AsSpan(0, distinct))
        {
            var weight = MathF.Sqrt(counts[place]) * idfs[place];
            product += weight * projections[place];
            if (axes[place] < lemmas)
            {
                TensorPrimitives.MultiplyAdd(Vector(place), weight, sum, sum);
            }
            else
            {
                square += weight * weight;
            }
        }

        var length = MathF.Sqrt(square + TensorPrimitives.SumOfSquares<float>(sum));
        return length > 1e-6f ? Math.Clamp(product / length, -1, 1) : 0;
    }

    /// <summary>What the nearest axes are worth, over the lemmas of which the text has no word, before the text's length counts.</summary>
    public float Soft()
    {
        var total = 0f;
        for (var i = 0; i < asked; i++)
        {
            var best = 0f;
            foreach (var place in places.AsSpan(0, distinct))
            {
                best = Math.Max(best, nearness[(place * asked) + i]);
            }

            total += best == AskedLemma.SameWord ? 0 : best;
        }

        return total;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(vectors);
        ArrayPool<float>.Shared.Return(idfs);
        ArrayPool<float>.Shared.Return(projections);
        ArrayPool<float>.Shared.Return(nearness);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<int>.Shared.Return(counts);
    }

    private Span<float> Vector(int place) => vectors.AsSpan(place * dimensions, dimensions);
}
