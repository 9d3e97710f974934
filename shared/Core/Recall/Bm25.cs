using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// BM25 (Robertson and Zaragoza, 2009; k1 1.2, b 0.75) over a memory's own turn and over each of those around it: an answer often
/// stands one turn behind the word that finds it. A turn that has more of the question gains up to <see cref="CoverageWeight"/>.
/// </summary>
internal sealed class Bm25
{
    public const double K1 = 1.2;
    private const double B = 0.75;
    private const double CoverageWeight = 0.3;

    private readonly (uint Hash, double Idf)[][] terms;
    private readonly double[] weights;
    private readonly double meanLength;

    public Bm25(IReadOnlyList<QueryTerm> query, BankStatistics statistics)
    {
        meanLength = statistics.MeanLength;
        terms =
        [
            .. query.Select(term => term.Alternatives.Select(form => (TermHash.Of(form), Idf(statistics, form))).ToArray()),
        ];

        // A form that stands nowhere is the rarest: of a word's forms those that are there say how rare it is.
        weights = [.. query.Select(term => Weight(statistics, term))];
        Mass = weights.Sum();
    }

    /// <summary>The sum of the inverse document frequencies of the question's words: what a memory that has all of them scores, about.</summary>
    public double Mass { get; }

    /// <summary>The normalisation of a turn of a length: <c>k1 (1 - b + b length / mean length)</c>.</summary>
    public static double Norm(double length, double meanLength) => K1 * (1 - B + (B * length / Math.Max(meanLength, 1e-9)));

    /// <summary>Scores each place of a memory; 0 where no term of the question stands in it.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="scores">Receives a score for each of <see cref="TermIndex.Places"/>.</param>
    public void Score(TermIndex memory, Span<double> scores)
    {
        Span<double> norms = stackalloc double[TermIndex.Places];
        Span<double> covered = stackalloc double[TermIndex.Places];
        Span<double> best = stackalloc double[TermIndex.Places];
        scores.Clear();
        covered.Clear();
        for (var place = 0; place < norms.Length; place++)
        {
            norms[place] = Norm(memory.Length(place), meanLength);
        }

        for (var term = 0; term < terms.Length; term++)
        {
            // Several forms of one word are one term of the question: the best of them counts.
            best.Clear();
            foreach (var (hash, idf) in terms[term])
            {
                var counts = memory.Find(hash);
                for (var place = 0; counts > 0; place++, counts >>= 4)
                {
                    var count = counts & TermIndex.MaxCount;
                    best[place] = count == 0 ? best[place] : Math.Max(best[place], idf * count * (K1 + 1) / (count + norms[place]));
                }
            }

            for (var place = 0; place < best.Length; place++)
            {
                scores[place] += best[place];
                covered[place] += best[place] > 0 ? weights[term] : 0;
            }
        }

        for (var place = 0; place < scores.Length && Mass > 0; place++)
        {
            scores[place] *= 1 + (CoverageWeight * covered[place] / Mass);
        }
    }

    internal static double Idf(BankStatistics statistics, string term) => Idf(statistics, statistics.Frequencies.Frequency(term));

    internal static double Idf(BankStatistics statistics, int frequency)
    {
        var count = Math.Min(frequency, statistics.Memories);
        return Math.Log(1 + ((statistics.Memories - count + 0.5) / (count + 0.5)));
    }

    private static double Weight(BankStatistics statistics, QueryTerm term)
    {
        var there = term.Alternatives.Where(form => statistics.Frequencies.Frequency(form) > 0).ToList();
        return (there.Count > 0 ? there : term.Alternatives).Max(form => Idf(statistics, form));
    }
}
