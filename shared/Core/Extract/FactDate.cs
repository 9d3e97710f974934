using System.Globalization;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Reads the dates of a model's answer. One without a time is that day where the speaker is: its beginning, or its end for
/// what ends; so with a month or a year alone.
/// </summary>
internal static class FactDate
{
    private static readonly string[] Times =
        ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private static readonly string[] TimesWithOffset = [.. Times.Select(form => form + "zzz")];

    /// <param name="text">A date, or a date with a time, with or without an offset, in ISO 8601.</param>
    /// <param name="offset">The offset where the text has none.</param>
    /// <param name="isEnd">Whether it ends something.</param>
    /// <returns>Null where it is none.</returns>
    public static DateTimeOffset? Read(string text, TimeSpan offset, bool isEnd)
    {
        try
        {
            if (Day(text) is var (first, behind))
            {
                return isEnd ? new DateTimeOffset(behind.AddSeconds(-1), offset) : new DateTimeOffset(first, offset);
            }

            // A day of UTC is written with a letter.
            var zoned = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
            if (DateTimeOffset.TryParseExact(zoned, TimesWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            {
                return exact;
            }

            return DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, offset) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // The first and the last day of the calendar are not everywhere a day.
            return null;
        }
    }

    /// <summary>The first moment of the day, month or year, and the first one behind it.</summary>
    private static (DateTime First, DateTime Behind)? Day(string text)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, day.AddDays(1));
        }

        if (DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (month, month.AddMonths(1));
        }

        return DateTime.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? (year, year.AddYears(1)) : null;
    }
}
