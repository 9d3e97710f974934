namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>Brings English words to their lemmas (WordNet's rules of detachment, after its list of irregular forms).</summary>
internal sealed unsafe class ConceptLemmas(ConceptData data)
{
    /// <summary>No lemma, and no form of one, is as long.</summary>
    public const int Longest = 64;

    private static readonly SuffixRule[] Rules =
    [
        new(PartOfSpeech.Noun, "s", ""), new(PartOfSpeech.Noun, "ses", "s"), new(PartOfSpeech.Noun, "xes", "x"), new(PartOfSpeech.Noun, "zes", "z"),
        new(PartOfSpeech.Noun, "ches", "ch"), new(PartOfSpeech.Noun, "shes", "sh"), new(PartOfSpeech.Noun, "men", "man"), new(PartOfSpeech.Noun, "ies", "y"),
        new(PartOfSpeech.Verb, "s", ""), new(PartOfSpeech.Verb, "ies", "y"), new(PartOfSpeech.Verb, "es", "e"), new(PartOfSpeech.Verb, "es", ""),
        new(PartOfSpeech.Verb, "ed", "e"), new(PartOfSpeech.Verb, "ed", ""), new(PartOfSpeech.Verb, "ing", "e"), new(PartOfSpeech.Verb, "ing", ""),
        new(PartOfSpeech.Adjective, "er", ""), new(PartOfSpeech.Adjective, "est", ""), new(PartOfSpeech.Adjective, "er", "e"), new(PartOfSpeech.Adjective, "est", "e"),
    ];

    /// <summary>
    /// The lemma of a word, with its row. A word that is in no way in the table stays as it is, but for a final s, so that plurals of
    /// unknown words meet; its row is -1.
    /// </summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> word, out int row)
    {
        row = Row(word);
        if (row >= 0)
        {
            return data.Lemmas[row];
        }

        var isPlural = word.Length > 3 && word[^1] == 's' && word[^2] != 's';
        var kept = isPlural ? word[..^1] : word;
        row = isPlural ? Math.Max(-1, data.Lemmas.Find(kept)) : -1;
        return kept;
    }

    private int Row(ReadOnlySpan<byte> word)
    {
        if (word.Length >= Longest)
        {
            return -1;
        }

        var form = data.Forms.Find(word);
        if (form >= 0)
        {
            return data.RowOfForm(form);
        }

        var itself = data.Lemmas.Find(word);
        return itself >= 0 ? itself : ByRule(word);
    }

    private int ByRule(ReadOnlySpan<byte> word)
    {
        Span<byte> stem = stackalloc byte[Longest + 2];
        word.CopyTo(stem);
        foreach (var rule in Rules)
        {
            if (!word.EndsWith(rule.Ending))
            {
                continue;
            }

            var kept = word.Length - rule.Ending.Length;
            rule.Instead.CopyTo(stem[kept..]);
            var length = kept + rule.Instead.Length;
            if (length > 1 && Find(stem[..length], rule.PartOfSpeech) is var row and >= 0)
            {
                return row;
            }

            word[kept..].CopyTo(stem[kept..]);
        }

        var bare = word.EndsWith("ed"u8) ? word[..^2] : word.EndsWith("ing"u8) ? word[..^3] : default;
        return bare.Length > 2 && bare[^1] == bare[^2] ? Find(bare[..^1], PartOfSpeech.Verb) : -1;
    }

    private int Find(ReadOnlySpan<byte> lemma, PartOfSpeech part)
    {
        var row = data.Lemmas.Find(lemma);
        return row >= 0 && ((PartOfSpeech)data.PartsOfSpeech[row] & part) != PartOfSpeech.None ? row : -1;
    }
}
