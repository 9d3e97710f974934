using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Finds how far the words of an event reach: "my birthday", "I moved to Berlin".</summary>
internal sealed class AnchorReader(List<TimeToken> tokens, TimeLexicon words, AskedTimeReader times)
{
    private const int LongestAnchor = 12;
    private const int LongestEvent = 5;

    /// <summary>Reads an event behind a word that ties to it. Returns the place behind it, or the same place if there is none.</summary>
    /// <param name="at">Where it starts.</param>
    /// <param name="needsDeterminer">Whether it must start with an article or the like.</param>
    public int Read(int at, bool needsDeterminer)
    {
        if (at >= tokens.Count || (needsDeterminer && !Is(at, TimeWord.Determiner)) || IsCounted(at))
        {
            return at;
        }

        var end = at;
        while (end < tokens.Count && end - at < LongestAnchor && tokens[end].Kind != TimeTokenKind.Mark && !Ends(end, at))
        {
            end++;
        }

        end = needsDeterminer && words.NounsAreCapital ? EndOfNouns(at, end) : end;
        return HasContent(at, end) ? end : at;
    }

    // Nach dem Umzug nach Berlin gekauft: the verb behind the last noun is that of the question.
    private int EndOfNouns(int at, int end)
    {
        while (end > at && !tokens[end - 1].IsCapital)
        {
            end--;
        }

        return end;
    }

    /// <summary>Reads an event that a word like birthday names, within a few words. Returns the place behind it, or the same place.</summary>
    public int ReadEvent(int at)
    {
        for (var end = at; end < tokens.Count && end - at < LongestEvent && IsOfEvent(end, at); end++)
        {
            var next = end;
            if (words.TryRead(tokens, ref next, TimeWord.Event, out _))
            {
                // A birthday party is the event.
                return next < tokens.Count && tokens[next].Text is "party" or "dinner" or "trip" ? next + 1 : next;
            }
        }

        return at;
    }

    private bool IsOfEvent(int at, int start) =>
        tokens[at].Kind != TimeTokenKind.Mark && !Ends(at, start) && !Is(at, TimeWord.Unit) && !Is(at, TimeWord.Before) && !Is(at, TimeWord.After);

    // A question word, another tie to a time, or a time.
    private bool Ends(int at, int start)
    {
        if (!words.Knows(tokens[at]))
        {
            return false;
        }

        return Is(at, TimeWord.Stop) || Is(at, TimeWord.When) || Is(at, TimeWord.While) || Is(at, TimeWord.Recent)
            || (at > start && words.MayStart(tokens[at]) && (IsTie(at) || times.Read(at, out _) != at || times.ReadIn(at, out _) != at));
    }

    private bool IsTie(int at)
    {
        var next = at;
        return (words.TryRead(tokens, ref next, TimeWord.Before, out var strength) || words.TryRead(tokens, ref next, TimeWord.After, out strength)
            || words.TryRead(tokens, ref next, TimeWord.During, out strength)) && strength == 0;
    }

    // After two weeks is no event.
    private bool IsCounted(int at)
    {
        var next = at;
        return (tokens[at].Kind == TimeTokenKind.Number && !tokens[at].IsOrdinal) || Is(at, TimeWord.Unit)
            || (words.TryRead(tokens, ref next, TimeWord.Count, out _) && Is(next, TimeWord.Unit));
    }

    private bool HasContent(int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            if (!Is(i, TimeWord.Pronoun) && !Is(i, TimeWord.Article))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(int at, TimeWord meaning) => words.TryRead(tokens, ref at, meaning, out _);
}
