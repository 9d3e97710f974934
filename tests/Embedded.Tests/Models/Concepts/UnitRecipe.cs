using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace MemoryFunctions.Embedded.Tests.Models.Concepts;

/// <summary>The recipe of eng/concepts/README.md in plain words, with dictionaries and strings: to be compared with.</summary>
internal sealed class UnitRecipe
{
    private static readonly (int Part, string Ending, string Instead)[] Rules =
    [
        (1, "s", ""), (1, "ses", "s"), (1, "xes", "x"), (1, "zes", "z"), (1, "ches", "ch"), (1, "shes", "sh"), (1, "men", "man"), (1, "ies", "y"),
        (2, "s", ""), (2, "ies", "y"), (2, "es", "e"), (2, "es", ""), (2, "ed", "e"), (2, "ed", ""), (2, "ing", "e"), (2, "ing", ""),
        (4, "er", ""), (4, "est", ""), (4, "er", "e"), (4, "est", "e"),
    ];

    private readonly Dictionary<string, int> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> stop;

    public UnitRecipe(byte[] data)
    {
        var lemmas = Strings(data, 0);
        for (var row = 0; row < lemmas.Count; row++)
        {
            parts[lemmas[row]] = Section(data, 2)[row];
        }

        var words = Strings(data, 3);
        for (var i = 0; i < words.Count; i++)
        {
            forms[words[i]] = lemmas[BinaryPrimitives.ReadInt32LittleEndian(Section(data, 5)[(4 * i)..])];
        }

        stop = [.. StopWords(data)];
    }

    public static IReadOnlyList<string> StopWords(byte[] data) => Encoding.UTF8.GetString(Section(data, 6)).Split('\n');

    public List<string> Units(string text)
    {
        var lower = text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant().Replace('’', '\'');
        var words = Regex.Matches(lower, "[a-z0-9]+(?:'[a-z]+)?", RegexOptions.NonBacktracking).Select(match => match.Value.Split('\'')[0]).ToList();
        var units = new List<string>();
        for (var at = 0; at < words.Count;)
        {
            var (phrase, length) = Phrase(words, at);
            if (phrase is not null)
            {
                units.Add(phrase);
            }
            else if (!stop.Contains(words[at]))
            {
                units.Add(Lemma(words[at]));
            }

            at += length;
        }

        return units;
    }

    private (string? Phrase, int Length) Phrase(List<string> words, int at)
    {
        foreach (var length in new[] { 4, 3, 2 }.Where(length => at + length <= words.Count))
        {
            var part = words.GetRange(at, length);
            if (stop.Contains(part[0]) || stop.Contains(part[^1]))
            {
                continue;
            }

            IEnumerable<string>[] attempts = [part, [.. part[..^1], Lemma(part[^1])], [Lemma(part[0]), .. part[1..]]];
            if (attempts.Select(attempt => string.Join('_', attempt)).FirstOrDefault(parts.ContainsKey) is { } phrase)
            {
                return (phrase, length);
            }
        }

        return (null, 1);
    }

    private string Lemma(string word)
    {
        if (forms.TryGetValue(word, out var form))
        {
            return form;
        }

        if (parts.ContainsKey(word))
        {
            return word;
        }

        foreach (var (part, ending, instead) in Rules.Where(rule => word.EndsWith(rule.Ending, StringComparison.Ordinal)))
        {
            var lemma = word[..^ending.Length] + instead;
            if (lemma.Length > 1 && (parts.GetValueOrDefault(lemma) & part) != 0)
            {
                return lemma;
            }
        }

        var stem = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : "";
        if (stem.Length > 2 && stem[^1] == stem[^2] && (parts.GetValueOrDefault(stem[..^1]) & 2) != 0)
        {
            return stem[..^1];
        }

        return word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
    }

    private static List<string> Strings(byte[] data, int number)
    {
        var starts = Section(data, number);
        var strings = new List<string>();
        for (var at = 0; at + 4 < starts.Length; at += 4)
        {
            var (start, end) = (BinaryPrimitives.ReadInt32LittleEndian(starts[at..]), BinaryPrimitives.ReadInt32LittleEndian(starts[(at + 4)..]));
            strings.Add(Encoding.UTF8.GetString(Section(data, number + 1)[start..end]));
        }

        return strings;
    }

    private static ReadOnlySpan<byte> Section(byte[] data, int number)
    {
        var entry = data.AsSpan(32 + (8 * number));
        return data.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
    }
}
