using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Whether a question asks for what was or for what is to come.</summary>
internal enum Tense
{
    /// <summary>Its words do not tell, or tell both (what did we plan).</summary>
    Open,
    Past,
    Future,
}

/// <summary>Tells the tense by the words of one language.</summary>
internal static class TenseReader
{
    public static Tense Of(List<TimeToken> tokens, TimeLexicon words)
    {
        var (past, future) = (false, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (one, other) = (i, i);
            past |= words.TryRead(tokens, ref one, TimeWord.Past, out _);
            future |= words.TryRead(tokens, ref other, TimeWord.Future, out _);
        }

        return past == future ? Tense.Open : past ? Tense.Past : Tense.Future;
    }
}
