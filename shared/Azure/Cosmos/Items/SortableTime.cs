using System.Globalization;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Times as UTC text of fixed width: text order is time order.</summary>
internal static class SortableTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The places of digits as 0, all others as they are.</summary>
    private const string Mask = "0000-00-00T00:00:00.0000000Z";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? time) => time is { } value ? Write(value) : null;

    /// <exception cref="FormatException">It is not what <see cref="Write(DateTimeOffset)"/> writes.</exception>
    public static DateTimeOffset Read(string text)
    {
        if (!HasForm(text))
        {
            throw new FormatException($"'{text}' is not of the form {Form}");
        }

        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            throw new FormatException($"'{text}' is no time");
        }

        return new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + Number(text, 20, 7), TimeSpan.Zero);
    }

    public static DateTimeOffset? ReadOptional(string? text) => text is null ? null : Read(text);

    private static bool HasForm(string text)
    {
        if (text.Length != Mask.Length)
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (Mask[at] == '0' ? !char.IsAsciiDigit(text[at]) : text[at] != Mask[at])
            {
                return false;
            }
        }

        return true;
    }

    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var at = start; at < start + length; at++)
        {
            number = (number * 10) + text[at] - '0';
        }

        return number;
    }
}
