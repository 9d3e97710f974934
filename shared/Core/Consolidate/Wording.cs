using System.Buffers;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// Statements reduced to what makes them the same. Every word counts, "not" and numbers among them: a wrong merge loses a
/// statement, a missed one only says it twice.
/// </summary>
internal static class Wording
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("!?;\"()[]{}…“”„«»‹›。、，！？；：「」『』（）【】《》؟،؛।");

    /// <summary>The words of a text as they are written, without the punctuation around them.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var rest = Folding.Compose(text).Replace('’', '\'').Replace('‘', '\'').AsSpan();
        while (!rest.IsEmpty)
        {
            var length = 0;
            while (length < rest.Length && !IsBetweenWords(rest[length]))
            {
                length++;
            }

            if (Trim(rest[..length]) is { IsEmpty: false } word)
            {
                words.Add(word.ToString());
            }

            rest = rest[Math.Min(rest.Length, length + 1)..];
        }

        return words;
    }

    /// <summary>A word without its case. Accents stay: they tell words apart.</summary>
    public static string Fold(string word) => word.ToUpperInvariant().ToLowerInvariant();

    /// <summary>The same for all statements with the same words in the same order, whatever their case and punctuation.</summary>
    public static string Exact(string text) => string.Join(' ', Words(text).Select(Fold));

    /// <summary>
    /// The same also where a phrase stands at the beginning or at the end ("on Mondays"), and in English for contractions and for
    /// an -s of number or person. Word order within stays, for Tom loves Anna; so does tense, for who lived in Paris left it.
    /// </summary>
    public static string Near(MemoryUnit unit)
    {
        var words = Words(unit.Text).Select(Fold);
        if (TextAnalyzer.DetectLanguage(unit.Text) is "en" or "und")
        {
            var names = unit.Entities.SelectMany(Words).Select(Fold).ToHashSet(StringComparer.Ordinal);
            words = words.SelectMany(EnglishWording.Expand).Where(word => word is not "the").Select(word => names.Contains(word) ? word : EnglishWording.WithoutS(word));
        }

        return string.Join(' ', Rotate([.. words]));
    }

    private static bool IsBetweenWords(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || Separators.Contains(c);

    /// <summary>A point, a sign or a dash before a number or a name belongs to it: .NET, -5, A+.</summary>
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd(".,:'").TrimStart(",:'");
        word = word.StartsWith("..", StringComparison.Ordinal) ? word.TrimStart('.') : word;
        return word.ContainsAnyExcept("-–—.") ? word : default;
    }

    /// <summary>The words from where their sequence is least, so that all rotations of a sequence are one.</summary>
    private static IEnumerable<string> Rotate(string[] words)
    {
        var best = 0;
        for (var start = 1; start < words.Length; start++)
        {
            for (var at = 0; at < words.Length; at++)
            {
                var order = string.CompareOrdinal(words[(start + at) % words.Length], words[(best + at) % words.Length]);
                if (order != 0)
                {
                    best = order < 0 ? start : best;
                    break;
                }
            }
        }

        return words.Skip(best).Concat(words.Take(best));
    }
}
