using System.Globalization;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Reflect;

/// <summary>Keeps texts within a number of tokens.</summary>
public static class AnswerText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// The text, or its beginning with an ellipsis where it is longer; never a part of what a reader sees as one character. It is
    /// cut between words where that loses little.
    /// </summary>
    public static string Cut(string text, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TokenEstimate.Of(text) <= maxTokens)
        {
            return text;
        }

        // The estimate never falls as a text grows, so the longest beginning that fits can be found by halves.
        var starts = StringInfo.ParseCombiningCharacters(text);
        var (low, high) = (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = TokenEstimate.Of(text[..starts[middle]] + Ellipsis) <= maxTokens ? (middle, high) : (low, middle - 1);
        }

        var end = starts[low];
        var space = end == 0 ? -1 : text.LastIndexOf(' ', end - 1);
        return text[..(space > end / 2 ? space : end)].TrimEnd() + Ellipsis;
    }
}
