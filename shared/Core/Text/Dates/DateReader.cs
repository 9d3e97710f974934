namespace MemoryFunctions.Core.Text.Dates;

/// <summary>
/// Reads dates that are written out: 7 May 2023, May 7th, 2023-05-07, the week of 3 July. What is no
/// day of the calendar, or might be two, is read over without a range.
/// </summary>
internal sealed class DateReader(List<TimeToken> tokens, TimeLexicon words, Calendar calendar, bool isDayFirst)
{
    /// <summary>Reads what starts at a place. Returns the place behind it, or the same place if there is no date.</summary>
    public int Read(int at, out TimeRange? range)
    {
        var end = ReadNumeric(at, out range);
        return end != at ? end : ReadWritten(at, out range);
    }

    // Also moves over what looks like a date but is ambiguous, so that no part of it is taken for a year.
    private int ReadNumeric(int at, out TimeRange? range)
    {
        range = null;
        if (at + 2 >= tokens.Count || tokens[at].Digits == 0 || !IsJoined(at) || tokens[at + 2].Digits == 0)
        {
            return at;
        }

        var (first, second) = (tokens[at], tokens[at + 2]);
        var isFull = at + 4 < tokens.Count && IsJoined(at + 2) && tokens[at + 4].Digits > 0 && tokens[at + 3].Text == tokens[at + 1].Text;
        if (!isFull)
        {
            var isMonth = first.Digits == 4 && IsYear(first.Value) && tokens[at + 1].IsMark('-')
                && second.Digits == 2 && second.Value is >= 1 and <= 12;
            range = isMonth ? Calendar.Month(first.Value, second.Value) : null;
            return isMonth ? at + 3 : at;
        }

        var third = tokens[at + 4];
        if (first.Digits == 4)
        {
            range = DayOf(first.Value, second.Value, third.Value);
        }
        else if (third.Digits == 4)
        {
            range = isDayFirst || tokens[at + 1].IsMark('.') || first.Value > 12 || first.Value == second.Value
                ? DayOf(third.Value, second.Value, first.Value)
                : second.Value > 12 ? DayOf(third.Value, first.Value, second.Value)
                : null;
        }

        return at + 5;
    }

    private bool IsJoined(int at) =>
        tokens[at + 1].Kind == TimeTokenKind.Mark && tokens[at + 1].Text[0] is '-' or '/' or '.'
        && tokens[at].End == tokens[at + 1].Start && tokens[at + 1].End == tokens[at + 2].Start;

    private int ReadWritten(int at, out TimeRange? range)
    {
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.Weekday, out _))
        {
            Skip(ref next, ',');
            SkipWord(ref next, TimeWord.Article);
        }

        var end = ReadDay(next, out range);
        if (end != next)
        {
            return end;
        }

        end = ReadMonthOfYear(at, out range);
        return end != at ? end : ReadAround(at, out range);
    }

    /// <summary>A day of a month, with or without a year; without, the latest such day that is not after the reference.</summary>
    public int ReadDay(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        int day;
        if (IsDayNumber(next))
        {
            day = tokens[next++].Value;
            Skip(ref next, '.');
            SkipWord(ref next, TimeWord.Of);
            if (!words.TryRead(tokens, ref next, TimeWord.Month, out var month))
            {
                return at;
            }

            return EndOfDay(at, next, month, day, ref range);
        }

        if (words.MonthFirst && words.TryRead(tokens, ref next, TimeWord.Month, out var leading))
        {
            Skip(ref next, '.');
            SkipWord(ref next, TimeWord.Article);
            if (IsDayNumber(next) && !IsClock(next))
            {
                day = tokens[next++].Value;
                return EndOfDay(at, next, leading, day, ref range);
            }
        }

        return at;
    }

    private int EndOfDay(int at, int next, int month, int day, ref TimeRange? range)
    {
        var behind = next;
        Skip(ref behind, '.');
        Skip(ref behind, ',');
        SkipWord(ref behind, TimeWord.Of);
        if (behind < tokens.Count && tokens[behind].Digits == 4 && tokens[behind].Value is >= 1000 and <= 2999)
        {
            range = DayOf(tokens[behind].Value, month, day);
            return behind + 1;
        }

        range = calendar.LatestDate(month, day) is { } date ? Calendar.Day(date) with { Repeats = Recurrence.Yearly } : null;
        return next;
    }

    private int ReadMonthOfYear(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        var isMonth = words.TryRead(tokens, ref next, TimeWord.Month, out var value);
        if (!isMonth && !words.TryRead(tokens, ref next, TimeWord.Season, out value))
        {
            return at;
        }

        Skip(ref next, '.');
        Skip(ref next, ',');
        SkipWord(ref next, TimeWord.Of);
        SkipWord(ref next, TimeWord.Article);
        if (next >= tokens.Count || tokens[next].Digits != 4 || !IsYear(tokens[next].Value))
        {
            return at;
        }

        range = isMonth ? Calendar.Month(tokens[next].Value, value) : Calendar.Season(tokens[next].Value, value);
        return next + 1;
    }

    // The week or weekend of a day.
    private int ReadAround(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Unit, out var unit) || (TimeUnit)unit is not (TimeUnit.Week or TimeUnit.Weekend)
            || !words.TryRead(tokens, ref next, TimeWord.Of, out _))
        {
            return at;
        }

        SkipWord(ref next, TimeWord.Article);
        var end = ReadDay(next, out var day);
        if (end == next || day is null)
        {
            return at;
        }

        range = (TimeUnit)unit == TimeUnit.Week ? Calendar.Week(day.Value.From) : Calendar.Weekend(day.Value.From);
        return end;
    }

    private bool IsDayNumber(int at) =>
        at < tokens.Count && tokens[at].Kind == TimeTokenKind.Number && tokens[at].Value is >= 1 and <= 31
        && tokens[at].End - tokens[at].Start <= 5;

    private bool IsClock(int at) => at + 1 < tokens.Count && tokens[at + 1].IsMark(':');

    private static bool IsYear(int value) => value is >= 1900 and <= 2099;

    private static TimeRange? DayOf(int year, int month, int day) =>
        Calendar.IsDate(year, month, day) ? Calendar.Day(Calendar.Date(year, month, day)) : null;

    private void Skip(ref int at, char mark)
    {
        if (at < tokens.Count && tokens[at].IsMark(mark))
        {
            at++;
        }
    }

    private void SkipWord(ref int at, TimeWord meaning) => words.TryRead(tokens, ref at, meaning, out _);
}
