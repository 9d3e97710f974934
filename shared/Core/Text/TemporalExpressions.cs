using System.Buffers;
using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// Finds the times that a text names and resolves them against the time it was said. English fully; the common forms of German,
/// Spanish, French, Italian and Portuguese; the basic ones of Chinese and Japanese.
/// </summary>
/// <remarks>
/// A date without its year, a weekday, a month or a season by itself means the latest one that has begun at the reference, for
/// memories tell what was. Weeks start on Monday, "last" is the one before the present one, seasons are those of the north. Dates
/// like 5/7/2023, which readers resolve differently, are left out of English text.
/// </remarks>
public static class TemporalExpressions
{
    /// <summary>The most times that one text gives.</summary>
    public const int MaxMentions = 128;

    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        [.. TimeLexicons.All.SelectMany(lexicon => lexicon.Triggers).Where(word => word.Length > 2).Distinct(StringComparer.Ordinal)],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The times of a text, in order, none overlapping another; at most <see cref="MaxMentions"/>.</summary>
    /// <param name="text">Any text; none makes it throw.</param>
    /// <param name="reference">When it was said. Days are those at its offset.</param>
    public static IReadOnlyList<TemporalMention> Find(string text, DateTimeOffset reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan();
        var hasDigit = span.ContainsAnyInRange('0', '9');
        var isForeign = span.ContainsAnyExceptInRange('\0', '\u007F');
        if (!hasDigit && !isForeign && !span.ContainsAny(Triggers))
        {
            return [];
        }

        var calendar = new Calendar(reference);
        var mentions = new List<TemporalMention>();
        if (isForeign)
        {
            HanDates.AddTo(mentions, text, calendar);
        }

        if (hasDigit || isForeign || span.ContainsAny(Triggers))
        {
            var tokens = TimeToken.Read(text);
            var lexicons = TimeLexicons.For(text);
            foreach (var lexicon in lexicons)
            {
                // 5/7/2023 is 5 July only where the language is known to put the day first.
                var isDayFirst = lexicons.Count == 1 && !lexicon.MonthFirst;
                AddTo(mentions, tokens, lexicon, new DateReader(tokens, lexicon, calendar, isDayFirst), calendar);
            }
        }

        mentions.Sort((one, other) => one.Start.CompareTo(other.Start));
        return mentions;
    }

    private static void AddTo(
        List<TemporalMention> mentions, List<TimeToken> tokens, TimeLexicon lexicon, DateReader dates, Calendar calendar)
    {
        var relatives = new RelativeReader(tokens, lexicon, calendar, dates);
        var parts = new MonthPartReader(tokens, lexicon, dates, relatives);
        var holidays = new HolidayReader(tokens, lexicon, calendar);
        var loose = new LooseReader(tokens, lexicon, calendar, relatives);
        for (var at = 0; at < tokens.Count;)
        {
            if (!lexicon.Knows(tokens[at]))
            {
                at++;
                continue;
            }

            var end = dates.Read(at, out var range);
            TakeLonger(relatives.Read(at, out var found), found, ref end, ref range);
            TakeLonger(parts.ReadNth(at, out found), found, ref end, ref range);
            TakeLonger(holidays.ReadTold(at, out found), found, ref end, ref range);
            TakeLonger(loose.Read(at, out found), found, ref end, ref range);
            if (range is { } time)
            {
                Add(mentions, tokens[at].Start, tokens[end - 1].End, time, calendar);
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static void TakeLonger(int end, TimeRange? found, ref int best, ref TimeRange? range)
    {
        if (end > best)
        {
            (best, range) = (end, found);
        }
    }

    private static void Add(List<TemporalMention> mentions, int start, int end, TimeRange range, Calendar calendar)
    {
        var (from, to) = (calendar.Local(range.From), calendar.Local(range.To));
        if (from < to && mentions.Count < MaxMentions && !mentions.Exists(mention => mention.Start < end && start < mention.Start + mention.Length))
        {
            mentions.Add(new TemporalMention(start, end - start, from, to, range.Grain));
        }
    }
}
