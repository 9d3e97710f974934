using System.Globalization;
using System.Text;

namespace MemoryFunctions.Bench.Robust;

/// <summary>
/// Questions by rule: a memory's two words that occur in the fewest other memories, or, where words have no spaces
/// between, its run of four characters that does. Of equally rare ones the first.
/// </summary>
internal static class RareWords
{
    private const int RunLength = 4;

    public static IReadOnlyList<string> QuestionsFor(IReadOnlyList<string> texts)
    {
        var hasSpaces = texts.Sum(text => text.Count(IsUnspaced)) * 2 < texts.Sum(text => text.Count(char.IsLetter));
        var terms = texts.Select(text => hasSpaces ? Words(text) : Runs(text)).ToList();
        var frequency = terms.SelectMany(list => list).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. terms.Select(list => string.Join(' ', list.OrderBy(term => frequency[term]).Take(hasSpaces ? 2 : 1)))];
    }

    /// <summary>The words of a text in lower case, each once, in the order of their first occurrence.</summary>
    internal static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsOfWord(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every four characters in a row without anything between, each once.</summary>
    internal static IReadOnlyList<string> Runs(string text)
    {
        var runs = new List<string>();
        for (var start = 0; start + RunLength <= text.Length; start++)
        {
            var run = text.AsSpan(start, RunLength);
            if (AreUnspaced(run))
            {
                runs.Add(run.ToString());
            }
        }

        return [.. runs.Distinct(StringComparer.Ordinal)];

        static bool AreUnspaced(ReadOnlySpan<char> run)
        {
            foreach (var c in run)
            {
                if (!IsUnspaced(c))
                {
                    return false;
                }
            }

            return true;
        }
    }

    // A vowel sign of Devanagari belongs to its word as much as the letter that it stands on.
    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a character is of a script without spaces: Han, kana, Thai, Lao, Khmer.</summary>
    private static bool IsUnspaced(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3041' and <= '\u30FF')
        or (>= '\u0E01' and <= '\u0EDB') or (>= '\u1780' and <= '\u17D3');
}
