using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Cuts texts to what a model reads, and many of them into requests of a size that servers take.</summary>
internal static class EmbeddingBatches
{
    /// <summary>How many estimated tokens of a text are embedded: OpenAI's models read 8,191.</summary>
    public const int LongestText = 8_000;

    /// <summary>The text, or its beginning; some servers refuse a text that is empty.</summary>
    public static string Fit(string text)
    {
        if (text.Length == 0)
        {
            return " ";
        }

        var fit = text;
        for (var tokens = TokenEstimate.Of(fit); tokens > LongestText; tokens = TokenEstimate.Of(fit))
        {
            // Estimates are not even over a text, so that it may take more than one cut.
            fit = Begin(fit, (int)Math.Min(fit.Length - 1, (long)fit.Length * LongestText / tokens));
        }

        return fit;
    }

    /// <summary>The first characters of a text, without half a character at the end.</summary>
    public static string Begin(string text, int length) =>
        text[..(length > 1 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>Consecutive texts, each request within the limits or of one text.</summary>
    public static IEnumerable<Range> Split(IReadOnlyList<string> texts, int size, int tokens)
    {
        var start = 0;
        var taken = 0L;
        for (var i = 0; i < texts.Count; i++)
        {
            var next = TokenEstimate.Of(texts[i]);
            if (i > start && (i - start == size || taken + next > tokens))
            {
                yield return start..i;
                (start, taken) = (i, 0);
            }

            taken += next;
        }

        if (start < texts.Count)
        {
            yield return start..texts.Count;
        }
    }
}
