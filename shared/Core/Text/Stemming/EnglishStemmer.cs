using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>
/// The English (Porter2) stemming algorithm of the Snowball project, https://snowballstem.org/algorithms/english/stemmer.html.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DoneAfterPlural =
        "inning outing canning herring earring proceed exceed succeed".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ExceptionOf =
        Exceptions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsDoneAfterPlural =
        DoneAfterPlural.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] RegionPrefixes = ["gener", "commun", "arsen"];

    /// <summary>Stems a word of small letters and apostrophes in place. Returns the length of the stem.</summary>
    /// <param name="buffer">The word, with room for two letters more.</param>
    /// <param name="length">Its length.</param>
    public static int Stem(Span<char> buffer, int length)
    {
        if (length <= 2)
        {
            return length;
        }

        if (ExceptionOf.TryGetValue(buffer[..length], out var exception))
        {
            exception.CopyTo(buffer);
            return exception.Length;
        }

        var word = new EnglishWord(buffer, length);
        word.Prepare(RegionPrefixes);
        word.StripApostrophe();
        StripPlural(ref word);
        if (!IsDoneAfterPlural.Contains(word.Letters))
        {
            StripPast(ref word);
            ReplaceY(ref word);
            EnglishSuffixes.StepTwo(ref word);
            EnglishSuffixes.StepThree(ref word);
            EnglishSuffixes.StepFour(ref word);
            StripFinal(ref word);
        }

        return word.Finish();
    }


    private static void StripPlural(ref EnglishWord word)
    {
        if (word.EndsWith("sses"))
        {
            word.Cut(2);
        }
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
        {
            word.Cut(word.Length > 4 ? 2 : 1);
        }
        else if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && word.HasVowelBefore(word.Length - 2))
        {
            word.Cut(1);
        }
    }

    private static void StripPast(ref EnglishWord word)
    {
        if (word.EndsWith("eedly") || word.EndsWith("eed"))
        {
            var cut = word.EndsWith("eedly") ? 5 : 3;
            if (word.Length - cut >= word.R1)
            {
                word.Cut(cut - 2);
            }

            return;
        }

        var ending = word.EndsWith("ingly") ? 5 : word.EndsWith("edly") ? 4 : word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (ending == 0 || !word.HasVowelBefore(word.Length - ending))
        {
            return;
        }

        word.Cut(ending);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Append('e');
        }
        else if (word.EndsWithDouble())
        {
            word.Cut(1);
        }
        else if (word.IsShort())
        {
            word.Append('e');
        }
    }

    private static void ReplaceY(ref EnglishWord word)
    {
        if (word.Length > 2 && word[word.Length - 1] is 'y' or 'Y' && !word.IsVowel(word.Length - 2))
        {
            word[word.Length - 1] = 'i';
        }
    }

    private static void StripFinal(ref EnglishWord word)
    {
        var last = word.Length - 1;
        if (word.EndsWith("e"))
        {
            if (last >= word.R2 || (last >= word.R1 && !word.EndsInShortSyllable(last)))
            {
                word.Cut(1);
            }
        }
        else if (word.EndsWith("ll") && last >= word.R2)
        {
            word.Cut(1);
        }
    }
}
