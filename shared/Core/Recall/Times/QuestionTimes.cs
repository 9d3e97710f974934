using System.Collections.Frozen;
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

    private static readonly FrozenSet<string> Cues =
        TimeLexicons.All.SelectMany(lexicon => lexicon.Cues).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="question">Any text; none makes it throw.</param>
    /// <param name="now">When it is asked. Days are those at its offset.</param>
    /// <returns>Null where it says nothing about time, as most questions do.</returns>
    public static QuestionTime? Read(string question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(question);
        Look(question, out var hasCue, out var hasHan);
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
            var lexicons = TimeLexicons.For(question);
            foreach (var lexicon in lexicons)
            {
                var isDayFirst = lexicons.Count == 1 && !lexicon.MonthFirst;
                new QuestionReader(tokens, lexicon, calendar, findings, isDayFirst).Read();
            }
        }

        return findings.Result();
    }

    // Without allocation, for every recall looks.
    private static void Look(string question, out bool hasCue, out bool hasHan)
    {
        (hasCue, hasHan) = (false, false);
        var cues = Cues.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[TimeToken.FoldedLength];
        for (var at = 0; at < question.Length && !(hasCue && hasHan);)
        {
            var c = question[at];
            if (char.IsAsciiDigit(c))
            {
                hasCue = true;
            }

            if (c is (>= '\u3040' and < '\u3100') or (>= '\u3400' and < '\uA000') or (>= '\uFF10' and <= '\uFF19'))
            {
                hasHan = true;
            }
            else if (char.IsLetter(c))
            {
                at = TimeToken.FoldWord(question, at, word, out var length);
                hasCue |= cues.Contains(word[..length]);
                continue;
            }

            at++;
        }
    }
}
