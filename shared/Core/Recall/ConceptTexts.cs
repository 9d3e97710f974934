using System.Buffers;
using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>What one question needs to know of each axis of its candidates, computed once, and the candidate that is looked at.</summary>
/// <remarks>Rents its memory: dispose of it.</remarks>
internal sealed class ConceptTexts : IDisposable
{
    private readonly IConceptTable table;
    private readonly int lemmas;
    private readonly ConceptQuestion question;
    private readonly ConceptAxes axes;

    // For each axis: its idf, its product with the question, and its nearness to each lemma of the question.
    private readonly float[] idfs;
    private readonly float[] products;
    private readonly float[] nearness;

    // The text: its distinct axes, and how often each stands in it (0 for all others).
    private readonly int[] places;
    private readonly int[] counts;
    private readonly float[] sum;
    private readonly float[] best;
    private int distinct;

    public ConceptTexts(IConceptTable table, ConceptQuestion question, ConceptAxes axes, Func<int, double> idf)
    {
        this.table = table;
        this.question = question;
        this.axes = axes;
        lemmas = table.Count;
        idfs = ArrayPool<float>.Shared.Rent(axes.Count);
        products = ArrayPool<float>.Shared.Rent(axes.Count);
        nearness = ArrayPool<float>.Shared.Rent(axes.Count * question.Lemmas.Length);
        places = ArrayPool<int>.Shared.Rent(axes.Count);
        counts = ArrayPool<int>.Shared.Rent(axes.Count);
        sum = new float[table.Dimensions];
        best = new float[question.Lemmas.Length];
        Array.Clear(counts, 0, axes.Count);
        for (var place = 0; place < axes.Count; place++)
        {
            idfs[place] = (float)idf(axes[place]);
            Compare(place);
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
            product += weight * products[place];
            if (axes[place] < lemmas)
            {
                table.AddVector(axes[place], weight, sum);
            }
            else
            {
                square += weight * weight;
            }
        }

        var length = MathF.Sqrt(square + TensorPrimitives.SumOfSquares<float>(sum));
        return length > 1e-6f ? Math.Clamp(product / (length * question.Length), -1, 1) : 0;
    }

    /// <summary>What the nearest axes are worth, over the lemmas of which the text has no word, before the text's length counts.</summary>
    public float Soft()
    {
        Array.Clear(best);
        foreach (var place in places.AsSpan(0, distinct))
        {
            var near = Nearness(place);
            for (var i = 0; i < near.Length; i++)
            {
                if (near[i] > best[i])
                {
                    best[i] = near[i];
                }
            }
        }

        var total = 0f;
        foreach (var nearest in best)
        {
            total += nearest == AskedLemma.SameWord ? 0 : nearest;
        }

        return total;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(idfs);
        ArrayPool<float>.Shared.Return(products);
        ArrayPool<float>.Shared.Return(nearness);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<int>.Shared.Return(counts);
    }

    private Span<float> Nearness(int place) => nearness.AsSpan(place * best.Length, best.Length);

    private void Compare(int place)
    {
        var axis = axes[place];
        var near = Nearness(place);
        var product = 0f;
        for (var i = 0; i < near.Length; i++)
        {
            var asked = question.Lemmas[i];
            if (axis < lemmas)
            {
                var cosine = asked.Cosine(axis);
                product += asked.Weight * cosine;
                near[i] = asked.Nearness(axis, cosine, idfs[place]);
            }
            else
            {
                near[i] = asked.Nearness(axis);
            }
        }

        products[place] = axis < lemmas ? product : question.Along(axis);
    }
}
