using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Times of the same name in other years.</summary>
internal static class Recurrences
{
    /// <summary>The same months, or the same days, some years away; null where that year has no such day.</summary>
    public static TimeRange? InYear(TimeRange range, int years)
    {
        if (range.Holiday is { } holiday)
        {
            // The new year starts in the year before it.
            var year = Calendar.AddDays(range.To, -1).Year + years;
            return year is >= 2 and <= 9998 ? Holidays.In(holiday, year) : null;
        }

        var day = range.From.Day;
        var moved = Calendar.AddWholeMonths(range.From, 12L * years);
        if (moved.Day != day)
        {
            return null;
        }

        // By whole months where they are months, by days where they are days: a February is longer in some years.
        var isMonths = day == 1 && range.To.Day == 1 && range.To > range.From;
        var to = isMonths ? Calendar.AddWholeMonths(range.To, 12L * years) : Calendar.AddTicks(moved, (range.To - range.From).Ticks);
        return range with { From = moved, To = to };
    }
}
