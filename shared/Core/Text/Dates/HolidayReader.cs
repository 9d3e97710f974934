namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Reads feasts: last Christmas, Easter 2022, on Halloween.</summary>
internal sealed class HolidayReader(List<TimeToken> tokens, TimeLexicon words, Calendar calendar)
{
    /// <summary>Nobody means a feast that is farther away without saying which.</summary>
    private const int NearDays = 60;

    private const int ShortWord = 3;

    /// <summary>
    /// Reads the feast that starts at a place, the latest one where the words do not tell which. Returns the place behind it, or the
    /// same place if there is none.
    /// </summary>
    public int Read(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        var isShifted = words.TryRead(tokens, ref next, TimeWord.Shift, out var shift);
        if (!words.TryRead(tokens, ref next, TimeWord.Holiday, out var value))
        {
            return at;
        }

        var holiday = (Holiday)value;
        isShifted |= words.ShiftsFromBehind && words.TryRead(tokens, ref next, TimeWord.Shift, out shift);
        if (isShifted)
        {
            range = Holidays.Shifted(holiday, calendar.Today, shift);
            return next;
        }

        var year = next;
        words.TryRead(tokens, ref year, TimeWord.Of, out _);
        if (year < tokens.Count && tokens[year].Digits == 4 && tokens[year].Value is >= 1900 and <= 2099)
        {
            range = Holidays.In(holiday, tokens[year].Value);
            return year + 1;
        }

        // The Christmas party is an event of its own, with a date of its own.
        range = IsCompound(next) ? null : Holidays.Latest(holiday, calendar.Today);
        return range is null ? at : next;
    }

    /// <summary>
    /// Likewise for what somebody tells: the nearest one where the words do not tell which, and only behind a word like "on".
    /// </summary>
    public int ReadTold(int at, out TimeRange? range)
    {
        var end = Read(at, out range);
        if (range is not { Repeats: Recurrence.Yearly, Holiday: { } holiday })
        {
            return end;
        }

        range = IsTied(at) ? Nearest(holiday) : null;
        return range is null ? at : end;
    }

    private TimeRange? Nearest(Holiday holiday)
    {
        for (var year = calendar.Today.Year - 1; year <= calendar.Today.Year + 1; year++)
        {
            var range = Holidays.In(holiday, year);
            if (Calendar.AddDays(range.To, NearDays) > calendar.Today && range.From < Calendar.AddDays(calendar.Today, NearDays))
            {
                return range;
            }
        }

        return null;
    }

    private bool IsTied(int at)
    {
        if (at == 0)
        {
            return false;
        }

        var (one, other) = (at - 1, at - 1);
        return words.TryRead(tokens, ref one, TimeWord.In, out _) || words.TryRead(tokens, ref other, TimeWord.At, out _);
    }

    private bool IsCompound(int at) =>
        words.MonthFirst && at < tokens.Count && tokens[at].Kind == TimeTokenKind.Word && !tokens[at].IsCapital
        && tokens[at].Text.Length > ShortWord && !words.Knows(tokens[at]) && tokens[at].Text is not ("with" or "from" or "come");
}
