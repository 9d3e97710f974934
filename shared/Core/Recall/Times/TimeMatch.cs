using System.Diagnostics;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>How well the times of a memory fit a range that a question asks about.</summary>
/// <remarks>
/// A moment at a distance of d days from a range w days wide fits it by <c>f(d) = 1 / (1 + (d / t)²)</c> with the tolerance
/// <c>t = 1.5 √w</c> days: 1 inside, a half at 1.5 days from a day, 4 from a week, 8 from a month, 29 from a year. A range with an
/// open side tolerates on its other side what its grain does. A memory tells of a moment somewhere in its own time, so that its score
/// is the mean of f over that time; "in 2022" fits a day of that year a little. A memory that carries no time of its own is judged by
/// when it was said; one that does counts by the better of its own time and <c>0.5 ×</c> the moment at which it was said.
/// </remarks>
internal static class TimeMatch
{
    /// <summary>What it counts that a memory was said in the range, where it tells of another time.</summary>
    public const double MentionedWeight = 0.5;

    private const double ToleranceFactor = 1.5;

    /// <param name="range">What the question asks about; its weight is not looked at.</param>
    /// <param name="occurredFrom">When what the memory tells of began.</param>
    /// <param name="occurredTo">When it ended; its beginning where that is later or not known.</param>
    /// <param name="mentionedAt">When it was said.</param>
    /// <returns>From 0, where the memory has no time at all, to 1, where it lies inside.</returns>
    public static double Score(AskedRange range, DateTimeOffset? occurredFrom, DateTimeOffset? occurredTo, DateTimeOffset? mentionedAt)
    {
        ArgumentNullException.ThrowIfNull(range);
        var tolerance = Tolerance(range);
        var mentioned = mentionedAt is { } at ? Fit(range, tolerance, at, at) : 0;
        if ((occurredFrom ?? occurredTo) is not { } from)
        {
            return mentioned;
        }

        var occurred = Fit(range, tolerance, from, occurredTo is { } to && to > from ? to : from);
        return Math.Max(occurred, MentionedWeight * mentioned);
    }

    private static double Tolerance(AskedRange range)
    {
        var isOpen = range.From == DateTimeOffset.MinValue || range.To == DateTimeOffset.MaxValue;
        var days = isOpen ? DaysOf(range.Grain) : (range.To - range.From).TotalDays;
        return ToleranceFactor * Math.Sqrt(days);
    }

    private static double DaysOf(string grain) => grain switch
    {
        "part_of_day" => 0.25,
        "day" => 1,
        "weekend" => 2,
        "week" => 7,
        "month" => 30,
        "season" => 91,
        "year" => 365,
        "decade" => 3650,
        _ => throw new UnreachableException("No such grain"),
    };

    private static double Fit(AskedRange range, double tolerance, DateTimeOffset from, DateTimeOffset to)
    {
        var width = (to - from).TotalDays;
        if (from >= range.From && to <= range.To)
        {
            return 1;
        }

        if (width <= 0)
        {
            var distance = (from < range.From ? range.From - from : from - range.To).TotalDays / tolerance;
            return 1 / (1 + (distance * distance));
        }

        var inside = (Earlier(to, range.To) - Later(from, range.From)).TotalDays;
        var sum = Math.Max(0, inside)
            + Tail((range.From - from).TotalDays, (range.From - to).TotalDays, tolerance)
            + Tail((to - range.To).TotalDays, (from - range.To).TotalDays, tolerance);
        return Math.Clamp(sum / width, 0, 1);
    }

    // The integral of f from the nearer to the farther distance, of what lies beyond the range: t (atan far/t - atan near/t), by the
    // tangent of a difference, which stays exact far away.
    private static double Tail(double far, double near, double tolerance)
    {
        if (far <= 0)
        {
            return 0;
        }

        var (outer, inner) = (far / tolerance, Math.Max(0, near) / tolerance);
        return tolerance * Math.Atan((outer - inner) / (1 + (outer * inner)));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
