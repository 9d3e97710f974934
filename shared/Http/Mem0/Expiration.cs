using System.Globalization;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Expiration dates: the last day, in UTC, on which a memory is found.</summary>
internal static class Expiration
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The end of the day; null where there is none.</summary>
    /// <exception cref="InvalidInputException">It is no date.</exception>
    public static DateTimeOffset? Read(string? date, string field = "expiration_date") => date switch
    {
        null or "" => null,
        _ when DateOnly.TryParseExact(date, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue =>
            new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => throw new InvalidInputException(field, "must be a date, YYYY-MM-DD"),
    };

    public static string? Write(DateTimeOffset? expiresAt) =>
        expiresAt?.AddTicks(-1).UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
