namespace MemoryFunctions.Core.Text.Dates;

/// <summary>
/// Resolves times against a day. Weeks start on Monday; seasons are those of the north, by whole months. At the ends of the calendar
/// it saturates instead of failing.
/// </summary>
internal sealed class Calendar(DateTimeOffset reference)
{
    private const int DaysPerWeek = 7;

    private readonly DateTime now = reference.DateTime;

    public DateTime Today => now.Date;

    public DateTimeOffset Local(DateTime time)
    {
        var ticks = time.Ticks - reference.Offset.Ticks;
        return ticks < DateTime.MinValue.Ticks ? DateTimeOffset.MinValue
            : ticks > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(time, reference.Offset);
    }

    public static TimeRange Day(DateTime day) => new(day, AddDays(day, 1), "day");

    public static TimeRange Week(DateTime day)
    {
        var monday = AddDays(day, -IndexOf(day));
        return new TimeRange(monday, AddDays(monday, DaysPerWeek), "week");
    }

    public static TimeRange Weekend(DateTime day)
    {
        var monday = AddDays(day, -IndexOf(day));
        return new TimeRange(AddDays(monday, 5), AddDays(monday, DaysPerWeek), "weekend");
    }

    public static TimeRange Month(int year, int month)
    {
        var first = Date(year, month, 1);
        return new TimeRange(first, AddMonths(first, 1), "month");
    }

    public static TimeRange Year(int year) => new(Date(year, 1, 1), Date(year + 1, 1, 1), "year");

    public static TimeRange Decade(int year) => new(Date(year, 1, 1), Date(year + 10, 1, 1), "decade");

    public static TimeRange Season(int year, int season)
    {
        var first = Date(year, 3 + (3 * season), 1);
        return new TimeRange(first, AddMonths(first, 3), "season");
    }

    /// <summary>Morning 6 to 12, afternoon 12 to 18, evening 18 to 24, night 18 to 6.</summary>
    public static TimeRange Part(DateTime day, int part) => part switch
    {
        0 => new TimeRange(AddHours(day, 6), AddHours(day, 12), "part_of_day"),
        1 => new TimeRange(AddHours(day, 12), AddHours(day, 18), "part_of_day"),
        2 => new TimeRange(AddHours(day, 18), AddHours(day, 24), "part_of_day"),
        _ => new TimeRange(AddHours(day, 18), AddHours(day, 30), "part_of_day"),
    };

    public static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>The latest such day that is not after today; null if the month has no such day.</summary>
    public DateTime? LatestDate(int month, int day)
    {
        // A 29 February may be eight years away.
        for (var year = Today.Year; year >= Math.Max(1, Today.Year - 8); year--)
        {
            if (IsDate(year, month, day) && Date(year, month, day) <= Today)
            {
                return Date(year, month, day);
            }
        }

        return null;
    }

    /// <summary>The latest month of that name that has begun.</summary>
    public TimeRange LatestMonth(int month) => Month(month <= Today.Month ? Today.Year : Today.Year - 1, month);

    /// <summary>The latest season of that name that has begun.</summary>
    public TimeRange LatestSeason(int season)
    {
        var range = Season(Today.Year, season);
        return range.From <= Today ? range : Season(Today.Year - 1, season);
    }

    /// <summary>The latest such weekday that is not after today.</summary>
    public DateTime LatestWeekday(int weekday) => AddDays(Today, -((IndexOf(Today) - weekday + DaysPerWeek) % DaysPerWeek));

    /// <summary>The n-th such weekday before today, or after it if n is positive; today does not count. 0: the one of this week.</summary>
    public DateTime ShiftedWeekday(int weekday, int n)
    {
        var ahead = (weekday - IndexOf(Today) + DaysPerWeek) % DaysPerWeek;
        return n switch
        {
            0 => AddDays(Today, weekday - IndexOf(Today)),
            < 0 => AddDays(Today, (ahead == 0 ? 0 : ahead - DaysPerWeek) + ((n + (ahead == 0 ? 0 : 1)) * DaysPerWeek)),
            _ => AddDays(Today, (ahead == 0 ? DaysPerWeek : ahead) + ((n - 1) * DaysPerWeek)),
        };
    }

    /// <summary>Last, this or next month of a name: the n-th that is over, the one of this year, the n-th to come.</summary>
    public TimeRange ShiftedMonth(int month, int n)
    {
        var year = n switch
        {
            0 => Today.Year,
            < 0 => (month < Today.Month ? Today.Year : Today.Year - 1) + n + 1,
            _ => (month > Today.Month ? Today.Year : Today.Year + 1) + n - 1,
        };
        return Month(year, month);
    }

    /// <summary>Last, this or next season of a name, likewise.</summary>
    public TimeRange ShiftedSeason(int season, int n)
    {
        var range = Season(Today.Year, season);
        var year = Today.Year + n switch
        {
            0 => season == 3 && Today.Month < 3 ? -1 : 0,
            < 0 => (range.To <= Today ? 0 : Season(Today.Year - 1, season).To <= Today ? -1 : -2) + n + 1,
            _ => (range.From > Today ? 0 : 1) + n - 1,
        };
        return Season(year, season);
    }

    /// <summary>The unit that lies n units from the present one.</summary>
    public TimeRange Shifted(TimeUnit unit, int n)
    {
        switch (unit)
        {
            case TimeUnit.Week:
                return Week(AddDays(Today, (long)n * DaysPerWeek));
            case TimeUnit.Weekend:
                // On a weekend, the last one is that of the week before.
                return Weekend(AddDays(Today, (long)n * DaysPerWeek));
            case TimeUnit.Month:
                var month = AddMonths(Today, n);
                return Month(month.Year, month.Month);
            case TimeUnit.Year:
                return Year(AddMonths(Today, n * 12L).Year);
            case TimeUnit.Decade:
                return Year(AddMonths(Today, n * 120L).Year);
            case TimeUnit.Hour:
                return Day(AddHours(now, n).Date);
            case TimeUnit.Minute:
                return Day(AddHours(now, n / 60).Date);
            default:
                return Day(AddDays(Today, n));
        }
    }

    public static DateTime AddDays(DateTime day, long days)
    {
        var ticks = day.Ticks + (Math.Clamp(days, -4_000_000, 4_000_000) * TimeSpan.TicksPerDay);
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
    }

    public static int IndexOf(DateTime day) => ((int)day.DayOfWeek + 6) % DaysPerWeek;

    public static DateTime Date(int year, int month, int day)
    {
        // Months beyond December run into the next year.
        year += (month - 1) / 12;
        month = ((month - 1) % 12) + 1;
        return year < 1 ? DateTime.MinValue
            : year > 9999 ? DateTime.MaxValue
            : new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
    }

    private static DateTime AddHours(DateTime day, long hours)
    {
        var ticks = day.Ticks + (Math.Clamp(hours, -90_000_000, 90_000_000) * TimeSpan.TicksPerHour);
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
    }

    /// <summary>The same day of the month that lies some months away, or its last day where it is shorter.</summary>
    public static DateTime AddWholeMonths(DateTime day, long months)
    {
        var first = AddMonths(day, months);
        return first == DateTime.MinValue || first == DateTime.MaxValue
            ? first
            : AddDays(first, Math.Min(day.Day, DateTime.DaysInMonth(first.Year, first.Month)) - 1);
    }

    public static DateTime AddTicks(DateTime time, long ticks)
    {
        var sum = Math.Clamp(time.Ticks + (decimal)ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime((long)sum, DateTimeKind.Unspecified);
    }

    public static DateTime AddMonths(DateTime day, long months)
    {
        var index = (day.Year * 12L) + day.Month - 1 + months;
        return index < 12 ? DateTime.MinValue
            : index >= 120_000 ? DateTime.MaxValue
            : Date((int)(index / 12), (int)(index % 12) + 1, 1);
    }
}
