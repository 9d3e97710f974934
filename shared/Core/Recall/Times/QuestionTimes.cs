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

    // Questions are short: where the words do not tell the language, the one that knows most of them reads first, and where another
    // one knows more of them than the one that they seem to be of, it does so too.
    private static IReadOnlyList<TimeLexicon> Languages(string question, List<TimeToken> tokens)
    {
        var told = TimeLexicons.For(question);
        var known = Array.ConvertAll(TimeLexicons.All, lexicon => (Lexicon: lexicon, Count: tokens.Count(lexicon.Knows)));
        var least = told.Count > 1 ? -1 : Array.Find(known, language => language.Lexicon == told[0]).Count;
        return told.Count == 1 && Array.TrueForAll(known, language => language.Count <= least)
            ? told
            : [.. known.Where(language => language.Count > least || language.Lexicon == told[0]).OrderByDescending(language => language.Count)
                .Select(language => language.Lexicon)];
    }

    private static bool HasHan(ReadOnlySpan<char> question) =>
        question.ContainsAnyInRange('\u3040', '\u9FFF') || question.ContainsAnyInRange('\uFF10', '\uFF19');

    // Without allocation, for every recall looks.
    private static bool HasCue(string question)
    {
        var cues = Cues.GetAlternateLookup<ReadOnlySpan<char>>();
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
            if (cues.Contains(word[..length]))
            {
                return true;
            }
        }

        return false;
    }
}
