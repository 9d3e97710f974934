using System.Globalization;
using System.Net.Http.Headers;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>How long a server asks to wait, in any of the ways that they say it.</summary>
internal static class RetryAfterHeader
{
    /// <summary>Whoever says more than this has a clock or a unit of its own.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="milliseconds">The header <c>retry-after-ms</c> (Azure).</param>
    /// <param name="secondsOrDate">The header <c>Retry-After</c>.</param>
    /// <param name="now">What a date is counted from.</param>
    public static TimeSpan? Read(string? milliseconds, string? secondsOrDate, DateTimeOffset now)
    {
        if (double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var ms))
        {
            return Sensible(ms / 1_000);
        }

        // OpenAI has fractions of seconds, which HTTP does not.
        if (double.TryParse(secondsOrDate, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Sensible(seconds);
        }

        return RetryConditionHeaderValue.TryParse(secondsOrDate, out var value) && value.Date is { } date
            ? Sensible((date - now).TotalSeconds)
            : null;
    }

    private static TimeSpan? Sensible(double seconds) => seconds switch
    {
        <= 0 => TimeSpan.Zero,
        > 0 => TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)),
        _ => null,
    };
}
