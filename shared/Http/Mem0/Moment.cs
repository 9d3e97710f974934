using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A point in time, or a day: from its start up to but not at its end.</summary>
internal sealed record Moment(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Of <c>yyyy-MM-dd</c>.</summary>
    private const int DateLength = 10;

    /// <summary>One second before the last that there is, so that a day or an hour may be added.</summary>
    private static readonly DateTimeOffset Last = new(9999, 12, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads an ISO 8601 date or date-time, or seconds since 1970.</summary>
    /// <exception cref="InvalidInputException">It is neither.</exception>
    public static Moment Read(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds))
        {
            return FromUnix(seconds, place);
        }

        var text = value.ValueKind == JsonValueKind.String ? FilterValue.Text(value, place) : null;
        if (!IsoTime.TryParse(text, out var time) || time > Last)
        {
            throw new InvalidInputException(place, "must be a date (YYYY-MM-DD), an ISO 8601 date-time or seconds since 1970");
        }

        time = time.ToUniversalTime();
        return new Moment(time, time + (text.Length == DateLength ? TimeSpan.FromDays(1) : TimeSpan.FromTicks(1)));
    }

    private static Moment FromUnix(double seconds, string place)
    {
        if (seconds is not (>= 0 and < 253_000_000_000))
        {
            throw new InvalidInputException(place, "must be seconds since 1970");
        }

        var time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return new Moment(time, time.AddTicks(1));
    }
}
