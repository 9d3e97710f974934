namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Reads times that are only about so: the other day, over the weekend, earlier this week, a week or two ago.</summary>
internal sealed class LooseReader(List<TimeToken> tokens, TimeLexicon words, Calendar calendar, RelativeReader relatives)
{
    /// <summary>The other day is one of so many before yesterday, and yesterday.</summary>
    private const int OtherDays = 6;

    /// <summary>Reads what starts at a place. Returns the place behind it, or the same place if there is none.</summary>
    public int Read(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.OtherDay, out _))
        {
            range = new TimeRange(Calendar.AddDays(calendar.Today, -OtherDays), calendar.Today, "week", IsVague: true);
            return next;
        }

        if (words.TryRead(tokens, ref next, TimeWord.ThisWeekend, out _))
        {
            return ReadWeekend(at, next, out range);
        }

        next = ReadSideOfNow(at, out range);
        return next == at ? ReadOrSo(at, out range) : next;
    }

    // The weekend that has begun last. The weekend before the wedding is another.
    private int ReadWeekend(int at, int next, out TimeRange? range)
    {
        range = null;
        if (Is(next, TimeWord.Before) || Is(next, TimeWord.After) || Is(next, TimeWord.Of))
        {
            return at;
        }

        var isWeekend = Calendar.IndexOf(calendar.Today) >= 5;
        range = calendar.Shifted(TimeUnit.Weekend, isWeekend ? 0 : -1) with { Repeats = Recurrence.Weekly };
        return next;
    }

    // earlier this month, later today
    private int ReadSideOfNow(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.SideOfNow, out var side))
        {
            return at;
        }

        var end = relatives.ReadRelative(next, out var whole);
        if (whole is not { Repeats: Recurrence.None } found || found.From > calendar.Today || found.To <= calendar.Today)
        {
            return at;
        }

        var tomorrow = Calendar.AddDays(calendar.Today, 1);
        range = side < 0 ? found with { To = tomorrow } : found with { From = calendar.Today };
        return end;
    }

    // a week or two ago
    private int ReadOrSo(int at, out TimeRange? range)
    {
        range = null;
        var counted = relatives.ReadCounted(at, out var count, out var unit, out var weekday);
        if (counted < 0 || weekday is not null || count < 0)
        {
            return at;
        }

        var next = counted;
        if (!words.TryRead(tokens, ref next, TimeWord.Or, out _) || !words.TryRead(tokens, ref next, TimeWord.Count, out var most)
            || most <= count || !words.TryRead(tokens, ref next, TimeWord.AgoAfter, out _))
        {
            return at;
        }

        var (far, near) = (calendar.Shifted(unit, -most), calendar.Shifted(unit, -count));
        range = far with { To = near.To, IsVague = true };
        return next;
    }

    private bool Is(int at, TimeWord meaning) => words.TryRead(tokens, ref at, meaning, out _);
}
