namespace MemoryFunctions.Bench.Extract;

/// <summary>A word or a few words in a row; with a star at the end, the beginning of a word.</summary>
internal sealed record PatternWord
{
    private readonly string sought;
    private readonly bool isBoundless;
    private readonly bool isBeginning;

    private PatternWord(string sought, bool isBoundless, bool isBeginning)
    {
        this.sought = sought;
        this.isBoundless = isBoundless;
        this.isBeginning = isBeginning;
    }

    /// <summary>Null where there is no letter or digit in it.</summary>
    public static PatternWord? Create(string text)
    {
        var folded = FoldedText.Of(text.Replace('_', ' '));
        var words = folded.Spaced.Trim();
        return words.Length == 0 ? null
            : words.Any(FoldedText.IsBoundless) ? new PatternWord(folded.Joined, isBoundless: true, isBeginning: false)
            : new PatternWord(words, isBoundless: false, text.EndsWith('*'));
    }

    public bool IsIn(FoldedText text) => isBoundless ? text.Joined.Contains(sought, StringComparison.Ordinal) : IsAWordOf(text.Spaced);

    private bool IsAWordOf(string text)
    {
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            if (IsEnd(text[at - 1]) && (isBeginning || IsEnd(text[at + sought.Length])))
            {
                return true;
            }
        }

        return false;
    }

    // In Japanese a Latin word stands among kana without a space. A folded text begins and ends with one.
    private static bool IsEnd(char c) => c == ' ' || FoldedText.IsBoundless(c);
}
