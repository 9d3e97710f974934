namespace MemoryFunctions.Core.Text.Dates;

/// <summary>
/// When feasts are, with the days that belong to them. The dates of most countries that use the lexicon's languages: Mother's Day is
/// the second Sunday of May, Father's Day the third of June, and the days of one country only are those of the United States.
/// </summary>
internal static class Holidays
{
    private const int Sunday = 6;
    private const int Thursday = 3;

    /// <summary>The feast in a year. The new year starts on the evening before it.</summary>
    public static TimeRange In(Holiday holiday, int year) => DaysOf(holiday, year) with { Holiday = holiday };

    private static TimeRange DaysOf(Holiday holiday, int year) => holiday switch
    {
        Holiday.NewYear => Days(Calendar.AddDays(Calendar.Date(year, 1, 1), -1), 2),
        Holiday.NewYearsEve => Days(Calendar.Date(year, 12, 31), 1),
        Holiday.Epiphany => Days(Calendar.Date(year, 1, 6), 1),
        Holiday.ValentinesDay => Days(Calendar.Date(year, 2, 14), 1),
        Holiday.Carnival => Days(Calendar.AddDays(EasterSunday(year), -51), 5),
        Holiday.Easter => Days(Calendar.AddDays(EasterSunday(year), -2), 4),
        Holiday.Pentecost => Days(Calendar.AddDays(EasterSunday(year), 49), 2),
        Holiday.MothersDay => Days(Nth(year, 5, Sunday, 2), 1),
        Holiday.FathersDay => Days(Nth(year, 6, Sunday, 3), 1),
        Holiday.MemorialDay => Days(Calendar.AddDays(Nth(year, 6, 0, 1), -7), 1),
        Holiday.IndependenceDay => Days(Calendar.Date(year, 7, 4), 1),
        Holiday.Assumption => Days(Calendar.Date(year, 8, 15), 1),
        Holiday.LaborDay => Days(Nth(year, 9, 0, 1), 1),
        Holiday.Halloween => Days(Calendar.Date(year, 10, 31), 1),
        Holiday.AllSaints => Days(Calendar.Date(year, 11, 1), 1),
        Holiday.Thanksgiving => Days(Nth(year, 11, Thursday, 4), 1),
        Holiday.ChristmasEve => Days(Calendar.Date(year, 12, 24), 1),
        _ => Days(Calendar.Date(year, 12, 24), 3),
    };

    /// <summary>The latest one that has begun on a day.</summary>
    public static TimeRange Latest(Holiday holiday, DateTime today)
    {
        // The new year of next year starts in this one.
        for (var year = today.Year + 1; year > today.Year - 1; year--)
        {
            if (In(holiday, year) is var range && range.From <= today)
            {
                return range with { Repeats = Recurrence.Yearly };
            }
        }

        return In(holiday, today.Year - 1) with { Repeats = Recurrence.Yearly };
    }

    /// <summary>Last, this or next one: the n-th that is over, the one of this year, the n-th to come.</summary>
    public static TimeRange Shifted(Holiday holiday, DateTime today, int n)
    {
        if (n == 0)
        {
            return In(holiday, today.Year);
        }

        var year = n < 0 ? today.Year + 1 : today.Year;
        while (n < 0 ? In(holiday, year).To > today && year > today.Year - 1 : In(holiday, year).From <= today && year < today.Year + 1)
        {
            year += Math.Sign(n);
        }

        return In(holiday, year + n - Math.Sign(n));
    }

    private static TimeRange Days(DateTime first, int count) => new(first, Calendar.AddDays(first, count), "day");

    private static DateTime Nth(int year, int month, int weekday, int n)
    {
        var first = Calendar.Date(year, month, 1);
        return Calendar.AddDays(first, ((weekday - Calendar.IndexOf(first) + 7) % 7) + (7 * (n - 1)));
    }

    // The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    private static DateTime EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * correction) + 114;
        return Calendar.Date(year, day / 31, (day % 31) + 1);
    }
}
