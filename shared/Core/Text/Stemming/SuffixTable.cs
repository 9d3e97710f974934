namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>
/// Endings and what replaces them. The longest ending that a word has decides; it is replaced only if enough of the word is left.
/// </summary>
internal sealed class SuffixTable
{
    private const int AfterCyrillic = 0x0530;

    private readonly (string Suffix, string Replacement, int MinimumStem)[][] rules = new (string, string, int)[AfterCyrillic][];
    private readonly int minimumStem;

    /// <param name="minimumStem">How many letters must be left before the ending.</param>
    /// <param name="entries">Separated by spaces: <c>ending</c>, <c>ending=replacement</c>, <c>ending:minimum</c>.</param>
    public SuffixTable(int minimumStem, string entries)
    {
        this.minimumStem = minimumStem;
        foreach (var group in entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).GroupBy(rule => rule.Suffix[^1]))
        {
            rules[group.Key] = [.. group.OrderByDescending(rule => rule.Suffix.Length)];
        }
    }

    /// <summary>Returns the new length, or the old one if no ending applied.</summary>
    public int Strip(Span<char> word, int length)
    {
        if (length == 0 || word[length - 1] >= rules.Length || rules[word[length - 1]] is not { } candidates)
        {
            return length;
        }

        foreach (var (suffix, replacement, minimum) in candidates)
        {
            if (length >= suffix.Length + minimum && word[..length].EndsWith(suffix, StringComparison.Ordinal))
            {
                var stem = length - suffix.Length;
                replacement.CopyTo(word[stem..]);
                return stem + replacement.Length;
            }
        }

        return length;
    }

    private (string Suffix, string Replacement, int MinimumStem) Parse(string entry)
    {
        var minimum = minimumStem;
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            minimum = entry[colon + 1] - '0';
            entry = entry[..colon];
        }

        var equals = entry.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (entry, string.Empty, minimum) : (entry[..equals], entry[(equals + 1)..], minimum);
    }
}
