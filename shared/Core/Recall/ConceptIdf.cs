using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Languages;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// How rare a concept is in a bank, by the statistics of its words: those of a phrase are as rare as the rarest of them. What the
/// words of a row are found by is worked out once in the life of the process.
/// </summary>
internal sealed class ConceptIdf
{
    private readonly IConceptTable table;
    private readonly uint[]?[] terms;
    private readonly BankStatistics statistics;

    private ConceptIdf(IConceptTable table, uint[]?[] terms, BankStatistics statistics) =>
        (this.table, this.terms, this.statistics) = (table, terms, statistics);

    /// <summary>Makes one for each bank that is asked.</summary>
    public static Func<BankStatistics, ConceptIdf> Over(IConceptTable table)
    {
        var words = new uint[]?[table.Count];
        return statistics => new ConceptIdf(table, words, statistics);
    }

    /// <param name="row">A row of the table.</param>
    public double Of(int row)
    {
        var words = terms[row] ??= [.. table.Lemma(row).Split('_').Select(word => TermHash.Of(LanguageSet.English.TermOf(word)))];
        var rarest = int.MaxValue;
        foreach (var word in words)
        {
            rarest = Math.Min(rarest, statistics.Frequencies.Frequency(word));
        }

        return Bm25.Idf(statistics, rarest);
    }
}
