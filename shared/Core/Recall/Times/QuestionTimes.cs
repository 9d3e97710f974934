using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>
/// Reads what a question says about time: the ranges it asks about, the events it dates by, and whether it asks when. English,
/// German, French, Spanish, Italian and Portuguese; the basic forms of Chinese and Japanese. Total and in time linear in the question.
/// </summary>
/// <remarks>
/// Where <c>TemporalExpressions</c> resolves a name without a year to one time, a question may mean several: the latest June first,
/// the Junes of other years after it. Where its verb is of the future, the coming one comes first. "Until" and "since" include the
/// time they name, "before" and "after" do not.
/// </remarks>
internal static class QuestionTimes
{
    public const int MaxRanges = 32;
    public const int MaxAnchors = 8;
    public const int MaxSpans = 48;

    /// <summary>How many days back "recently" reaches.</summary>
    public const int RecentDays = 30;

    /// <summary>The lexicon that knows so many words more than any other is that of the question.</summary>
    private const int ClearLead = 2;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Cues = TimeLexicons.All
        .SelectMany(lexicon => lexicon.Cues)
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="question">Any text; none makes it throw.</param>
    /// <param name="now">When it is asked. Days are those at its offset.</param>
    /// <returns>Null where it says nothing about time, as most questions do.</returns>
    public static QuestionTime? Read(string question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (hasCue, hasHan) = (HasCue(question), HasHan(question));
        if (!hasCue && !hasHan)
        {
            return null;
        }

        var calendar = new Calendar(now);
        var findings = new QuestionFindings(question, calendar);
        if (hasHan)
        {
            HanQuestions.Read(question, calendar, findings);
        }

        if (hasCue)
        {
            var tokens = TimeToken.Read(question);
            var lexicons = Languages(question, tokens);
            foreach (var lexicon in lexicons)
            {
                var isDayFirst = lexicons.Count == 1 && !lexicon.MonthFirst;
                new QuestionReader(tokens, lexicon, calendar, findings, isDayFirst).Read();
            }
        }

        return findings.Result();
    }

    // Questions are short: as a rule one lexicon knows clearly more of the words than any other. Else that of the language that the
    // stop words tell reads, after those that know more of the words, or all of them where they do not tell.
    private static IReadOnlyList<TimeLexicon> Languages(string question, List<TimeToken> tokens)
    {
        Span<int> known = stackalloc int[TimeLexicons.All.Length];
        var (first, second) = (-1, 0);
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = CountKnown(tokens, TimeLexicons.All[i]);
            if (first < 0 || known[i] > known[first])
            {
                (second, first) = (first < 0 ? 0 : known[first], i);
            }
            else
            {
                second = Math.Max(second, known[i]);
            }
        }

        return known[first] >= second + ClearLead ? TimeLexicons.Single(first) : Told(question, known.ToArray());
    }

    private static IReadOnlyList<TimeLexicon> Told(string question, int[] known)
    {
        var told = TimeLexicons.For(question);
        var least = told.Count > 1 ? -1 : known[Array.IndexOf(TimeLexicons.All, told[0])];
        return
        [
            .. TimeLexicons.All.Zip(known)
                .Where(language => language.Second > least || language.First == told[0])
                .OrderByDescending(language => language.Second)
                .Select(language => language.First),
        ];
    }

    private static int CountKnown(List<TimeToken> tokens, TimeLexicon lexicon)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            count += lexicon.Knows(token) ? 1 : 0;
        }

        return count;
    }

    // By hand, because the ranges of MemoryExtensions box their bounds.
    private static bool HasHan(string question)
    {
        foreach (var c in question)
        {
            if (c is (>= '\u3040' and <= '\u9FFF') or (>= '\uFF10' and <= '\uFF19'))
            {
                return true;
            }
        }

        return false;
    }

    // Without allocation, for every recall looks.
    private static bool HasCue(string question)
    {
        Span<char> word = stackalloc char[TimeToken.FoldedLength];
        for (var at = 0; at < question.Length;)
        {
            if (char.IsAsciiDigit(question[at]))
            {
                return true;
            }

            if (!char.IsLetter(question[at]))
            {
                at++;
                continue;
            }

            at = TimeToken.FoldWord(question, at, word, out var length);
            if (Cues.Contains(word[..length]))
            {
                return true;
            }
        }

        return false;
    }
}
