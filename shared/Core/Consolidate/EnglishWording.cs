using System.Collections.Frozen;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Ways of writing the same English word. Words come in small letters.</summary>
internal static class EnglishWording
{
    private static readonly FrozenDictionary<string, string[]> Whole = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["cannot"] = ["can", "not"],
        ["can't"] = ["can", "not"],
        ["won't"] = ["will", "not"],
        ["shan't"] = ["shall", "not"],
        ["i'm"] = ["i", "am"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Ending, string Word)[] Endings = [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will")];

    /// <summary>The words that a contraction stands for; those with two meanings ('s, 'd) stay.</summary>
    public static IEnumerable<string> Expand(string word)
    {
        if (Whole.TryGetValue(word, out var words))
        {
            return words;
        }

        var (ending, last) = Array.Find(Endings, pair => word.Length > pair.Ending.Length && word.EndsWith(pair.Ending, StringComparison.Ordinal));
        return ending is null ? [word] : [word[..^ending.Length], last];
    }

    /// <summary>Without the -s of number or person. No other ending goes: they tell tenses and opposites apart.</summary>
    public static string WithoutS(string word) => word.Length <= 3 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' or '\'' || word.AsSpan().ContainsAnyInRange('0', '9')
        ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word[..^1];
}
