using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Reads times that are told from the day of speaking: yesterday, two weeks ago, last Tuesday, in June.</summary>
internal sealed class RelativeReader(List<TimeToken> tokens, TimeLexicon words, Calendar calendar, DateReader dates)
{
    // "A few" is taken as two to five.
    private const int VagueLeast = 2;
    private const int VagueMost = 5;

    private static readonly FrozenSet<string> Measured =
        "people dollars euros steps words miles meters metres feet calories points pieces copies"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the longest time that starts at a place. Returns the place behind it, or the same place if there is none.</summary>
    public int Read(int at, out TimeRange? range)
    {
        var best = ReadRelative(at, out range);
        Take(ReadBare(at, out var found), found, ref best, ref range);
        return best;
    }

    /// <summary>Likewise, without the months, seasons and years that only a word like "in" tells from other words.</summary>
    public int ReadRelative(int at, out TimeRange? range)
    {
        range = null;
        var best = at;
        Take(ReadNamedDay(at, out var found), found, ref best, ref range);
        Take(ReadDistance(at, out found), found, ref best, ref range);
        Take(ReadShiftedBefore(at, out found), found, ref best, ref range);
        Take(ReadShiftedBehind(at, out found), found, ref best, ref range);
        Take(ReadSpan(at, out found), found, ref best, ref range);
        Take(ReadWeekday(at, out found), found, ref best, ref range);
        return best;
    }

    private static void Take(int end, TimeRange? found, ref int best, ref TimeRange? range)
    {
        if (end > best && found is not null)
        {
            (best, range) = (end, found);
        }
    }

    // yesterday, yesterday morning, tonight
    private int ReadNamedDay(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.DayPart, out var dayPart))
        {
            var offset = (int)Math.Floor(dayPart / 10.0);
            range = Calendar.Part(Calendar.AddDays(calendar.Today, offset), dayPart - (offset * 10));
            return next;
        }

        if (!words.TryRead(tokens, ref next, TimeWord.Day, out var days) || IsMorning(at))
        {
            return at;
        }

        var day = Calendar.AddDays(calendar.Today, days);
        range = words.TryRead(tokens, ref next, TimeWord.Part, out var part) ? Calendar.Part(day, part) : Calendar.Day(day);
        return next;
    }

    // In German and Spanish one word is both tomorrow and the morning; behind an article it is the morning.
    private bool IsMorning(int at)
    {
        var (here, before) = (at, at - 1);
        return at > 0 && words.TryRead(tokens, ref here, TimeWord.Part, out _)
            && (words.TryRead(tokens, ref before, TimeWord.Article, out _) || Is(at - 1, TimeWord.In) || Is(at - 1, TimeWord.Of));
    }

    private bool Is(int at, TimeWord meaning) => words.TryRead(tokens, ref at, meaning, out _);

    // two weeks ago, vor zwei Wochen, in three days
    private int ReadDistance(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        var isAgo = words.TryRead(tokens, ref next, TimeWord.AgoBefore, out _);
        var isAhead = !isAgo && words.TryRead(tokens, ref next, TimeWord.AheadBefore, out _);
        var counted = ReadCounted(isAgo || isAhead ? next : at, out var count, out var unit, out var weekday);
        if (counted < 0)
        {
            return at;
        }

        next = counted;
        if (!isAgo && !isAhead)
        {
            isAgo = words.TryRead(tokens, ref next, TimeWord.AgoAfter, out _);
            isAhead = !isAgo && words.TryRead(tokens, ref next, TimeWord.AheadAfter, out _);
        }

        if (!isAgo && !isAhead)
        {
            return at;
        }

        range = weekday is { } day
            ? Calendar.Day(calendar.ShiftedWeekday(day, isAgo ? -Math.Abs(count) : Math.Abs(count)))
            : Distance(unit, isAgo, count);
        return next;
    }

    private TimeRange Distance(TimeUnit unit, bool isAgo, int count)
    {
        if (count >= 0)
        {
            return calendar.Shifted(unit, isAgo ? -count : count);
        }

        var (near, far) = isAgo ? (-VagueLeast, -VagueMost) : (VagueLeast, VagueMost);
        var (one, other) = (calendar.Shifted(unit, near), calendar.Shifted(unit, far));
        return isAgo ? other with { To = one.To, IsVague = true } : one with { To = other.To, IsVague = true };
    }

    /// <summary>A count and what it counts, a unit or a weekday. Returns the place behind them, or -1.</summary>
    public int ReadCounted(int at, out int count, out TimeUnit unit, out int? weekday)
    {
        unit = TimeUnit.Day;
        weekday = null;
        var next = at;
        if (!ReadCount(ref next, out count))
        {
            return -1;
        }

        if (words.TryRead(tokens, ref next, TimeWord.Unit, out var value))
        {
            unit = (TimeUnit)value;
            return next;
        }

        if (words.TryRead(tokens, ref next, TimeWord.Weekday, out value))
        {
            weekday = value;
            return next;
        }

        return -1;
    }

    private bool ReadCount(ref int at, out int count)
    {
        if (words.TryRead(tokens, ref at, TimeWord.Count, out count))
        {
            return true;
        }

        var isDecimal = at > 0 && at < tokens.Count && tokens[at - 1].End == tokens[at].Start
            && (tokens[at - 1].IsMark('.') || tokens[at - 1].IsMark(','));
        if (at < tokens.Count && tokens[at].Digits is > 0 and <= 4 && !isDecimal)
        {
            count = tokens[at++].Value;
            return true;
        }

        return false;
    }

    // last week, letzten Dienstag, this June, last summer, this morning, last two weeks
    private int ReadShiftedBefore(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Shift, out var shift))
        {
            return at;
        }

        var end = ReadShiftable(next, shift, out range);
        if (end > next)
        {
            return end;
        }

        if (shift is -1 or 1 && ReadCounted(next, out var count, out var unit, out var weekday) is var counted and > 0 && weekday is null)
        {
            var spanned = shift < 0 ? LastSpan(unit, count) : NextSpan(unit, count);
            range = spanned is { } span ? span with { IsVague = count < 0 } : null;
            return counted;
        }

        return at;
    }

    /// <summary>The last n units up to and with today; null where the unit is no span of days.</summary>
    public TimeRange? LastSpan(TimeUnit unit, int count)
    {
        var n = count < 0 ? VagueMost : count;
        var to = Calendar.AddDays(calendar.Today, 1);
        return unit switch
        {
            TimeUnit.Day => new TimeRange(Calendar.AddDays(calendar.Today, -n), to, "day"),
            TimeUnit.Week => new TimeRange(Calendar.AddDays(calendar.Today, -7L * n), to, "week"),
            TimeUnit.Month => new TimeRange(calendar.Shifted(unit, -n).From, to, "month"),
            TimeUnit.Year => new TimeRange(calendar.Shifted(unit, -n).From, to, "year"),
            TimeUnit.Weekend => new TimeRange(calendar.Shifted(unit, -n).From, to, "weekend"),
            _ => null,
        };
    }

    private TimeRange? NextSpan(TimeUnit unit, int count)
    {
        var n = count < 0 ? VagueMost : count;
        return unit switch
        {
            TimeUnit.Day => new TimeRange(calendar.Today, Calendar.AddDays(calendar.Today, n + 1L), "day"),
            TimeUnit.Week => new TimeRange(calendar.Today, Calendar.AddDays(calendar.Today, (7L * n) + 1), "week"),
            TimeUnit.Month => new TimeRange(calendar.Today, calendar.Shifted(unit, n).To, "month"),
            TimeUnit.Year => new TimeRange(calendar.Today, calendar.Shifted(unit, n).To, "year"),
            _ => null,
        };
    }

    // la semana pasada, mardi dernier; the week before last
    private int ReadShiftedBehind(int at, out TimeRange? range)
    {
        var next = ReadShiftable(at, 0, out range);
        if (next == at)
        {
            return at;
        }

        if (words.TryRead(tokens, ref next, TimeWord.BeforeLast, out _))
        {
            ReadShiftable(at, -2, out range);
            return next;
        }

        if (words.ShiftsFromBehind && words.TryRead(tokens, ref next, TimeWord.Shift, out var shift))
        {
            ReadShiftable(at, shift, out range);
            return next;
        }

        range = null;
        return at;
    }

    private int ReadShiftable(int at, int shift, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.Unit, out var value))
        {
            var unit = (TimeUnit)value;
            var isCalendar = unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year or TimeUnit.Weekend;
            range = isCalendar ? calendar.Shifted(unit, shift) : null;
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Weekday, out value))
        {
            var day = calendar.ShiftedWeekday(value, shift);
            range = words.TryRead(tokens, ref next, TimeWord.Part, out var part) ? Calendar.Part(day, part) : Calendar.Day(day);
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Month, out value))
        {
            range = calendar.ShiftedMonth(value, shift);
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Season, out value))
        {
            range = calendar.ShiftedSeason(value, shift);
        }
        else if (shift <= 0 && words.TryRead(tokens, ref next, TimeWord.Part, out value))
        {
            range = Calendar.Part(Calendar.AddDays(calendar.Today, shift), value);
        }

        return range is null ? at : next;
    }

    // Tuesday last week, Dienstag letzter Woche
    private int ReadSpan(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Weekday, out var weekday))
        {
            return at;
        }

        words.TryRead(tokens, ref next, TimeWord.Of, out _);
        words.TryRead(tokens, ref next, TimeWord.Article, out _);
        if (words.TryRead(tokens, ref next, TimeWord.Shift, out var shift)
            && words.TryRead(tokens, ref next, TimeWord.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Week)
        {
            range = Calendar.Day(Calendar.AddDays(calendar.Shifted(TimeUnit.Week, shift).From, weekday));
            return next;
        }

        return at;
    }

    // on Tuesday, Saturday night: the latest that is not after the reference
    private int ReadWeekday(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Weekday, out var weekday) || !MayStandAlone(at))
        {
            return at;
        }

        var day = calendar.LatestWeekday(weekday);
        var found = words.TryRead(tokens, ref next, TimeWord.Part, out var part) ? Calendar.Part(day, part) : Calendar.Day(day);
        range = found with { Repeats = Recurrence.Weekly };
        return next;
    }

    // On Fridays is no day, and Sat starts more sentences than it names Saturdays.
    private bool MayStandAlone(int at)
    {
        var word = tokens[at].Text;
        var isHabit = word.EndsWith("days", StringComparison.Ordinal) || word.EndsWith("tags", StringComparison.Ordinal);
        return !isHabit && (word.Length > 3 || (at > 0 && tokens[at - 1].Text == "on"));
    }

    // in June, in the summer, in 2022, the 1990s
    private int ReadBare(int at, out TimeRange? range)
    {
        range = null;
        if (tokens[at].Kind == TimeTokenKind.Word && ReadDecade(tokens[at]) is { } decade)
        {
            range = Calendar.Decade(decade);
            return at + 1;
        }

        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.In, out _))
        {
            return at;
        }

        // Early in the summer, im Jahr 2022: two more such words at most, or a text of nothing else would be read over and over.
        for (var i = 0; i < 2; i++)
        {
            if (!words.TryRead(tokens, ref next, TimeWord.In, out _))
            {
                words.TryRead(tokens, ref next, TimeWord.Article, out _);
            }
        }

        // In June 2022 is for the reader of dates.
        if (dates.Read(next, out _) != next)
        {
            return at;
        }

        var end = ReadName(next, out range);
        return end == next ? at : end;
    }

    /// <summary>A month, a season or a year by itself. Returns the place behind it, or the same place if there is none.</summary>
    public int ReadName(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.Month, out var value))
        {
            range = calendar.LatestMonth(value) with { Repeats = Recurrence.Yearly };
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Season, out value))
        {
            range = calendar.LatestSeason(value) with { Repeats = Recurrence.Yearly };
        }
        else if (next < tokens.Count && tokens[next].Digits == 4 && tokens[next].Value is >= 1900 and <= 2099 && !IsMeasured(next))
        {
            range = Calendar.Year(tokens[next++].Value);
        }

        return next;
    }

    // in 2000 steps
    private bool IsMeasured(int at) =>
        at + 1 < tokens.Count && Measured.Contains(tokens[at + 1].Text);

    private static int? ReadDecade(TimeToken token) =>
        token.Value is >= 1900 and <= 2090 && token.Value % 10 == 0 && token.Text.Length == 5 && token.Text.EndsWith('s')
            ? token.Value
            : null;
}
