using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// BM25 (Robertson and Zaragoza, 2009; k1 1.2, b 0.75) over a memory's own turn, plus a share of what its neighbouring turns
/// score: an answer often stands one turn behind the word that finds it.
/// </summary>
internal sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The weight of each place of <see cref="TermIndex"/>.</summary>
    private static readonly double[] PlaceWeights = [1, 0.3, 0.3, 0.1, 0.1];

    private readonly (uint Hash, double Idf)[][] terms;
    private readonly double meanLength;

    public Bm25(IReadOnlyList<QueryTerm> query, BankStatistics statistics)
    {
        meanLength = statistics.MeanLength;
        terms =
        [
            .. query.Select(term => term.Alternatives.Select(form => (TermHash.Of(form), Idf(statistics, form))).ToArray()),
        ];
    }

    /// <summary>0 where no term of the question stands in the memory or next to it.</summary>
    public double Score(TermIndex memory)
    {
        Span<double> norms = stackalloc double[TermIndex.Places];
        for (var place = 0; place < norms.Length; place++)
        {
            norms[place] = K1 * (1 - B + (B * memory.Length(place) / meanLength));
        }

        var sum = 0d;
        foreach (var forms in terms)
        {
            // Several forms of one word are one term of the question: the best of them counts.
            var best = 0d;
            foreach (var (hash, idf) in forms)
            {
                best = Math.Max(best, idf * Saturation(memory.Find(hash), norms));
            }

            sum += best;
        }

        return sum;
    }

    internal static double Idf(BankStatistics statistics, string term)
    {
        var count = Math.Min(statistics.Frequencies.Frequency(term), statistics.Memories);
        return Math.Log(1 + ((statistics.Memories - count + 0.5) / (count + 0.5)));
    }

    private static double Saturation(uint counts, ReadOnlySpan<double> norms)
    {
        var sum = 0d;
        for (var place = 0; counts > 0; place++, counts >>= 4)
        {
            var count = counts & TermIndex.MaxCount;
            sum += count == 0 ? 0 : PlaceWeights[place] * count * (K1 + 1) / (count + norms[place]);
        }

        return sum;
    }
}
