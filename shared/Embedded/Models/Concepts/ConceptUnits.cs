using System.Text;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>Cuts texts into units: phrases that are lemmas, the longest first, else the lemmas of single words; stop words are dropped.</summary>
internal sealed class ConceptUnits(ConceptData data)
{
    private const int LongestPhrase = 4;

    private readonly ConceptLemmas lemmas = new(data);

    public List<ConceptUnit> Read(string text)
    {
        using var words = new ConceptWords(text);
        var units = new List<ConceptUnit>();
        for (var at = 0; at < words.Count;)
        {
            var word = words[at];
            if (data.IsStopWord(word))
            {
                at++;
                continue;
            }

            var row = FindPhrase(words, at, out var length);
            var lemma = row >= 0 ? data.Lemmas[row] : lemmas.Of(word, out row);
            units.Add(new ConceptUnit(Encoding.ASCII.GetString(lemma), row));
            at += length;
        }

        return units;
    }

    /// <summary>The row of the longest phrase that begins with a word that is no stop word, or -1 and a length of 1.</summary>
    private int FindPhrase(in ConceptWords words, int first, out int length)
    {
        // Most words begin no phrase: two look-ups spare nine.
        var begins = data.Lemmas.HasPrefix(words.Beginning(first));
        var lemma = lemmas.Of(words[first], out _);
        var lemmaBegins = !lemma.SequenceEqual(words[first]) && Begins(lemma);
        for (length = Math.Min(LongestPhrase, words.Count - first); (begins || lemmaBegins) && length > 1; length--)
        {
            var last = words[first + length - 1];
            if (data.IsStopWord(last))
            {
                continue;
            }

            var phrase = words.Range(first, length);
            var row = begins ? data.Lemmas.Find(phrase) : -1;
            row = row < 0 && begins ? Find(phrase[..^last.Length], lemmas.Of(last, out _)) : row;
            row = row < 0 && lemmaBegins ? Find(lemma, phrase[words[first].Length..]) : row;
            if (row >= 0)
            {
                return row;
            }
        }

        length = 1;
        return -1;
    }

    private bool Begins(ReadOnlySpan<byte> lemma)
    {
        Span<byte> prefix = stackalloc byte[ConceptLemmas.Longest];
        return Join(prefix, lemma, "_"u8) is var length and > 0 && data.Lemmas.HasPrefix(prefix[..length]);
    }

    private int Find(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        Span<byte> phrase = stackalloc byte[ConceptLemmas.Longest];
        return Join(phrase, head, tail) is var length and > 0 ? data.Lemmas.Find(phrase[..length]) : -1;
    }

    /// <summary>The length of both together, or 0 where no lemma is as long.</summary>
    private static int Join(Span<byte> joined, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var length = head.Length + tail.Length;
        if (length >= joined.Length)
        {
            return 0;
        }

        head.CopyTo(joined);
        tail.CopyTo(joined[head.Length..]);
        return length;
    }
}
