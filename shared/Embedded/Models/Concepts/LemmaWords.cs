namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>Tells whether two lemmas have a word in common.</summary>
internal sealed class LemmaWords(SortedStrings lemmas)
{
    // A bit for each word of a lemma: most pairs have none in common and need no look at their letters. 0 is not computed yet.
    private readonly ulong[] marks = new ulong[lemmas.Count];

    public bool Share(int one, int other)
    {
        if ((Marks(one) & Marks(other)) == 0)
        {
            return false;
        }

        var lemma = lemmas[one];
        var words = lemmas[other];
        foreach (var part in words.Split((byte)'_'))
        {
            if (Has(lemma, words[part]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<byte> lemma, ReadOnlySpan<byte> word)
    {
        foreach (var part in lemma.Split((byte)'_'))
        {
            if (lemma[part].SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private ulong Marks(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)marks.Length, nameof(row));
        var kept = marks[row];
        if (kept == 0)
        {
            var hash = 0u;
            foreach (var letter in lemmas[row])
            {
                if (letter == '_')
                {
                    kept |= Mark(hash);
                    hash = 0;
                }
                else
                {
                    hash = (hash * 31) + letter;
                }
            }

            marks[row] = kept |= Mark(hash);
        }

        return kept;
    }

    private static ulong Mark(uint hash) => 1UL << (int)((hash * 2_654_435_769u) >> 26);
}
