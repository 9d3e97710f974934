using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// What a unit is stored and compared as, 16 bits: its row in the concept table or, for a unit that is no lemma, one of the numbers
/// above the rows. Such a unit meets only itself, as if it had a dimension of its own; of 17,000 numbers two units seldom share one.
/// </summary>
internal static class ConceptAxis
{
    /// <param name="unit">The unit.</param>
    /// <param name="lemmas">The table's number of lemmas.</param>
    public static ushort Of(ConceptUnit unit, int lemmas) => unit.Row >= 0 ? (ushort)unit.Row : OfWord(unit.Text, lemmas);

    /// <summary>That of a word that is no lemma.</summary>
    public static ushort OfWord(string word, int lemmas) => (ushort)(lemmas + (TermHash.Of(word) % (uint)(ushort.MaxValue + 1 - lemmas)));
}
