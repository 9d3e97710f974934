using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Resolves times that are told from another time: the weekend before it, two weeks after it.</summary>
internal static class AnchorTimes
{
    private const int DaysPerWeek = 7;

    /// <summary>The range that a question asks about, given when the event was.</summary>
    /// <param name="anchor">The event of the question.</param>
    /// <param name="from">When the event started. Days are those at its offset.</param>
    /// <param name="to">When it ended; its start if that is later or not known.</param>
    /// <returns>Null where the calendar ends before the range.</returns>
    public static AskedRange? Resolve(AskedAnchor anchor, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        var start = from.DateTime;
        var end = to > from ? to.ToOffset(from.Offset).DateTime : start;
        end = end == start ? Calendar.AddTicks(start, 1) : end;
        var grain = GrainOf(end - start);
        var weight = anchor.Step is null && anchor.Relation is not (AnchorRelation.During or AnchorRelation.Around)
            ? AskedWeight.BeyondEvent
            : AskedWeight.FromEvent;
        return Asked(Related(anchor.Relation, anchor.Step, new TimeRange(start, end, grain)), new Calendar(from), weight);
    }

    /// <summary>The time that lies to another one as told.</summary>
    internal static TimeRange Related(AnchorRelation relation, AnchorStep? step, TimeRange anchor)
    {
        switch (relation)
        {
            case AnchorRelation.During:
                return step is null ? Days(anchor) : Containing(step, anchor);
            case AnchorRelation.Around:
                var margin = TimeSpan.FromDays(Math.Max(2, Math.Ceiling((anchor.To - anchor.From).TotalDays / 2)));
                var days = Days(anchor);
                return anchor with { From = Calendar.AddTicks(days.From, -margin.Ticks), To = Calendar.AddTicks(days.To, margin.Ticks) };
            case AnchorRelation.Since:
                return anchor with { To = DateTime.MaxValue };
            case AnchorRelation.Until:
                return anchor with { From = DateTime.MinValue };
            case AnchorRelation.Before:
                return step is null ? anchor with { From = DateTime.MinValue, To = anchor.From } : Before(step, anchor.From);
            default:
                return step is null ? anchor with { From = anchor.To, To = DateTime.MaxValue } : After(step, anchor.To);
        }
    }

    /// <summary>A range of local times as one of the question; the ends of the calendar are open. Null where it is empty.</summary>
    internal static AskedRange? Asked(TimeRange range, Calendar calendar, double weight)
    {
        var from = range.From == DateTime.MinValue ? DateTimeOffset.MinValue : calendar.Local(range.From);
        var to = range.To == DateTime.MaxValue ? DateTimeOffset.MaxValue : calendar.Local(range.To);
        return from < to ? new AskedRange(from, to, range.Grain, weight) : null;
    }

    private static TimeRange Before(AnchorStep step, DateTime start)
    {
        var day = start.Date;
        if (step.Weekday is { } weekday)
        {
            var back = ((Calendar.IndexOf(day) - weekday + DaysPerWeek - 1) % DaysPerWeek) + 1;
            return Calendar.Day(Calendar.AddDays(day, -back - (DaysPerWeek * (step.Count - 1L))));
        }

        if (step.Unit == TimeUnit.Weekend)
        {
            // The last weekend that is over when the day begins.
            var sinceMonday = Calendar.IndexOf(day);
            return Calendar.Weekend(Calendar.AddDays(day, -sinceMonday - 1 - (DaysPerWeek * (step.Count - 1L))));
        }

        return step.IsSpan ? new TimeRange(Moved(day, step.Unit, -step.Count), day, Grain(step.Unit)) : Near(Moved(day, step.Unit, -step.Count), step.Unit);
    }

    private static TimeRange After(AnchorStep step, DateTime end)
    {
        var next = end == end.Date ? end : Calendar.AddDays(end.Date, 1);
        if (step.Weekday is { } weekday)
        {
            var ahead = (weekday - Calendar.IndexOf(next) + DaysPerWeek) % DaysPerWeek;
            return Calendar.Day(Calendar.AddDays(next, ahead + (DaysPerWeek * (step.Count - 1L))));
        }

        if (step.Unit == TimeUnit.Weekend)
        {
            // A Sunday's weekend has begun already.
            var week = Calendar.IndexOf(next) > 5 ? Calendar.AddDays(next, 1) : next;
            return Calendar.Weekend(Calendar.AddDays(week, DaysPerWeek * (step.Count - 1L)));
        }

        return step.IsSpan
            ? new TimeRange(next, Moved(next, step.Unit, step.Count), Grain(step.Unit))
            : Near(Moved(Calendar.AddDays(next, -1), step.Unit, step.Count), step.Unit);
    }

    private static TimeRange Containing(AnchorStep step, TimeRange anchor) => step.Unit switch
    {
        TimeUnit.Week => Calendar.Week(anchor.From),
        TimeUnit.Weekend => Calendar.Weekend(anchor.From),
        TimeUnit.Month => Calendar.Month(anchor.From.Year, anchor.From.Month),
        TimeUnit.Year => Calendar.Year(anchor.From.Year),
        _ => Days(anchor),
    };

    // People round such distances: a few days to either side of a week, half a month of a month, a season of a year.
    private static TimeRange Near(DateTime day, TimeUnit unit)
    {
        var margin = unit switch { TimeUnit.Week => 3, TimeUnit.Month => 15, TimeUnit.Year => 91, TimeUnit.Decade => 365, _ => 0 };
        return new TimeRange(Calendar.AddDays(day, -margin), Calendar.AddDays(day, margin + 1), Grain(unit));
    }

    private static DateTime Moved(DateTime day, TimeUnit unit, int count) => unit switch
    {
        TimeUnit.Week => Calendar.AddDays(day, (long)DaysPerWeek * count),
        TimeUnit.Month => Calendar.AddWholeMonths(day, count),
        TimeUnit.Year => Calendar.AddWholeMonths(day, 12L * count),
        TimeUnit.Decade => Calendar.AddWholeMonths(day, 120L * count),
        TimeUnit.Hour or TimeUnit.Minute => day,
        _ => Calendar.AddDays(day, count),
    };

    private static string Grain(TimeUnit unit) => unit switch
    {
        TimeUnit.Week => "week",
        TimeUnit.Weekend => "weekend",
        TimeUnit.Month => "month",
        TimeUnit.Year => "year",
        TimeUnit.Decade => "decade",
        _ => "day",
    };

    private static TimeRange Days(TimeRange range)
    {
        var to = range.To == range.To.Date ? range.To : Calendar.AddDays(range.To.Date, 1);
        return range with { From = range.From.Date, To = to };
    }

    private static string GrainOf(TimeSpan width) => width.TotalDays switch
    {
        <= 2 => "day",
        <= 10 => "week",
        <= 45 => "month",
        <= 120 => "season",
        <= 700 => "year",
        _ => "decade",
    };
}
