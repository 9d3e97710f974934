namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Reads parts of months, seasons and years: the first weekend of August 2023, mid-August, the end of the summer.</summary>
internal sealed class MonthPartReader(List<TimeToken> tokens, TimeLexicon words, DateReader dates, RelativeReader relatives)
{
    private const int DaysPerWeek = 7;

    /// <summary>Reads what starts at a place. Returns the place behind it, or the same place if there is none.</summary>
    public int Read(int at, out TimeRange? range)
    {
        var end = ReadNth(at, out range);
        return end != at ? end : ReadThird(at, out range);
    }

    /// <summary>The n-th weekend, week, day or weekday of a month.</summary>
    public int ReadNth(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!ReadOrdinal(ref next, out var n))
        {
            return at;
        }

        var isWeekday = words.TryRead(tokens, ref next, TimeWord.Weekday, out var weekday);
        var unit = 0;
        if ((!isWeekday && !words.TryRead(tokens, ref next, TimeWord.Unit, out unit)) || !SkipTie(ref next))
        {
            return at;
        }

        var end = ReadWhole(next, out var whole);
        if (whole is not { Grain: "month" } month)
        {
            return at;
        }

        range = isWeekday ? Nth(month, n, weekday, 1, "day") : (TimeUnit)unit switch
        {
            TimeUnit.Weekend => Nth(month, n, 5, 2, "weekend"),
            TimeUnit.Day => n > 0 ? Day(month, n) : Day(month, (month.To - month.From).Days),
            TimeUnit.Week => n > 0 ? Week(month, n) : month with { From = Calendar.AddDays(month.To, -DaysPerWeek), Grain = "week" },
            _ => null,
        };
        return range is null ? at : end;
    }

    private int ReadThird(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Third, out var third))
        {
            return at;
        }

        SkipTie(ref next);
        var end = ReadWhole(next, out var whole);
        if (whole is not { Grain: "month" or "season" or "year" } found)
        {
            return at;
        }

        // The parts overlap a little, for nobody counts the days.
        var days = (found.To - found.From).Days;
        var (from, to) = third switch { 0 => (0, days * 2 / 5), 1 => (days / 4, days - (days / 4)), _ => (days - (days * 2 / 5), days) };
        range = found with
        {
            From = Calendar.AddDays(found.From, from),
            To = Calendar.AddDays(found.From, to),
            Grain = found.Grain == "month" ? "week" : found.Grain == "season" ? "month" : "season",
        };
        return end;
    }

    private bool ReadOrdinal(ref int at, out int n)
    {
        if (words.TryRead(tokens, ref at, TimeWord.Ordinal, out n))
        {
            return true;
        }

        if (at < tokens.Count && tokens[at].IsOrdinal && tokens[at].Value is >= 1 and <= 5)
        {
            n = tokens[at++].Value;
            return true;
        }

        return false;
    }

    // of, in, in the
    private bool SkipTie(ref int at)
    {
        var hasTie = words.TryRead(tokens, ref at, TimeWord.Of, out _) || words.TryRead(tokens, ref at, TimeWord.In, out _);
        words.TryRead(tokens, ref at, TimeWord.Article, out _);
        return hasTie;
    }

    private int ReadWhole(int at, out TimeRange? range)
    {
        var end = dates.Read(at, out range);
        if (range is not null)
        {
            return end;
        }

        end = relatives.ReadRelative(at, out range);
        return range is not null ? end : relatives.ReadName(at, out range);
    }

    private static TimeRange? Nth(TimeRange month, int n, int weekday, int days, string grain)
    {
        var first = Calendar.AddDays(month.From, (weekday - Calendar.IndexOf(month.From) + DaysPerWeek) % DaysPerWeek);
        var last = Calendar.AddDays(month.To, -1);
        var day = n > 0
            ? Calendar.AddDays(first, DaysPerWeek * (n - 1L))
            : Calendar.AddDays(last, -((Calendar.IndexOf(last) - weekday + DaysPerWeek) % DaysPerWeek));
        return day < month.To ? month with { From = day, To = Calendar.AddDays(day, days), Grain = grain, Repeats = Recurrence.None } : null;
    }

    private static TimeRange Week(TimeRange month, int n)
    {
        var from = Calendar.AddDays(month.From, DaysPerWeek * (n - 1L));
        return month with { From = from, To = Calendar.AddDays(from, DaysPerWeek), Grain = "week", Repeats = Recurrence.None };
    }

    private static TimeRange Day(TimeRange month, int n) => Calendar.Day(Calendar.AddDays(month.From, n - 1L));
}
