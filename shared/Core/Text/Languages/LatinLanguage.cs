using System.Numerics;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Tells the language of words in Latin letters by the stop words among them.</summary>
internal static class LatinLanguage
{
    private const int WordsThatVote = 2_000;

    /// <summary>The language, or null where the words do not tell.</summary>
    public static Language? Of(List<Token> tokens)
    {
        Span<int> scores = stackalloc int[LanguageSet.Latin.Count];
        Count(tokens, scores);
        var (first, second) = Best(scores);
        if (scores[first] < 2)
        {
            return null;
        }

        if (first == 0)
        {
            return LanguageSet.English;
        }

        // English is what remains where nothing else is sure, so another language must clearly beat it, and every other.
        var isSure = scores[first] * 4 > scores[0] * 5 && scores[first] > scores[second];
        return isSure ? LanguageSet.Latin[first] : scores[0] == scores[first] ? LanguageSet.English : null;
    }

    /// <summary>Whether the words are English beyond doubt, although they are few.</summary>
    public static bool IsClearlyEnglish(List<Token> tokens)
    {
        Span<int> scores = stackalloc int[LanguageSet.Latin.Count];
        Count(tokens, scores);
        var (first, second) = Best(scores);
        return first == 0 && scores[0] >= 3 && scores[0] >= 2 * scores[second];
    }

    private static void Count(List<Token> tokens, Span<int> scores)
    {
        scores.Clear();
        var voters = 0;
        foreach (var token in tokens)
        {
            // A single letter is as often an initial as a word, and the com of an address is no Portuguese.
            var mayVote = token.Kind == TokenKind.Latin && !token.IsPart && token.Text.Length > 1;
            if (!mayVote || !LanguageSet.LatinVotes.TryGetValue(token.Text, out var languages))
            {
                continue;
            }

            var weight = BitOperations.PopCount(languages) switch { 1 => 3, 2 => 2, _ => 1 };
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += (int)(languages >> i & 1) * weight;
            }

            if (++voters == WordsThatVote)
            {
                return;
            }
        }
    }

    private static (int First, int Second) Best(ReadOnlySpan<int> scores)
    {
        var (first, second) = (0, 1);
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[first])
            {
                (first, second) = (i, first);
            }
            else if (scores[i] > scores[second])
            {
                second = i;
            }
        }

        return (first, second);
    }
}
