using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Reads the time that starts at a place of a question, of the forms that memories use and those that only questions need.</summary>
internal sealed class AskedTimeReader(
    List<TimeToken> tokens, TimeLexicon words, Calendar calendar, DateReader dates, RelativeReader relatives, MonthPartReader parts)
{
    private const int LongestGap = 3;

    /// <summary>Reads a time. Returns the place behind it, or the same place if there is none.</summary>
    public int Read(int at, out TimeRange? range)
    {
        var best = dates.Read(at, out range);
        best = range is null ? at : best;
        Take(relatives.ReadRelative(at, out var found), found, ref best, ref range);
        Take(ReadRolling(at, out found), found, ref best, ref range);
        Take(parts.Read(at, out found), found, ref best, ref range);
        Take(ReadHoliday(at, out found), found, ref best, ref range);
        return range is null ? at : Narrow(best, ref range);
    }

    /// <summary>Reads a time where a word before it has said that one comes: also a bare month, season or year.</summary>
    public int ReadNamed(int at, out TimeRange? range)
    {
        var start = at;
        words.TryRead(tokens, ref start, TimeWord.Article, out _);
        var end = ReadLongest(start, out range);
        if (end == start && words.TryRead(tokens, ref start, TimeWord.In, out _))
        {
            words.TryRead(tokens, ref start, TimeWord.Article, out _);
            end = ReadLongest(start, out range);
        }

        return end == start ? at : end;
    }

    /// <summary>In June, in the summer, in 2022. Returns the place behind it, or the same place if there is none.</summary>
    public int ReadIn(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.In, out _))
        {
            return at;
        }

        var end = ReadNamed(next, out range);
        return end == next ? at : end;
    }

    private int ReadLongest(int at, out TimeRange? range)
    {
        var end = Read(at, out range);
        var named = relatives.ReadName(at, out var name);
        if (named <= end || name is null)
        {
            return end;
        }

        range = name;
        return Narrow(named, ref range);
    }

    private static void Take(int end, TimeRange? found, ref int best, ref TimeRange? range)
    {
        if (found is not null && (range is null || end > best))
        {
            (best, range) = (end, found);
        }
    }

    // over the past year, in the last month: up to now
    private int ReadRolling(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Over, out _))
        {
            return at;
        }

        words.TryRead(tokens, ref next, TimeWord.Article, out _);
        if (words.TryRead(tokens, ref next, TimeWord.Rolling, out _) && words.TryRead(tokens, ref next, TimeWord.Unit, out var unit))
        {
            range = (TimeUnit)unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year ? UpToToday((TimeUnit)unit) : null;
        }

        return range is null ? at : next;
    }

    private TimeRange UpToToday(TimeUnit unit)
    {
        var from = unit switch
        {
            TimeUnit.Week => Calendar.AddDays(calendar.Today, -7),
            TimeUnit.Month => Calendar.AddWholeMonths(calendar.Today, -1),
            _ => Calendar.AddWholeMonths(calendar.Today, -12),
        };
        return new TimeRange(from, Calendar.AddDays(calendar.Today, 1), unit switch { TimeUnit.Week => "week", TimeUnit.Month => "month", _ => "year" });
    }

    // last Christmas, Christmas 2022, Christmas
    private int ReadHoliday(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        var isShifted = words.TryRead(tokens, ref next, TimeWord.Shift, out var shift);
        if (!words.TryRead(tokens, ref next, TimeWord.Holiday, out var value))
        {
            return at;
        }

        var holiday = (Holiday)value;
        isShifted |= words.ShiftsFromBehind && words.TryRead(tokens, ref next, TimeWord.Shift, out shift);
        if (isShifted)
        {
            range = Holidays.Shifted(holiday, calendar.Today, shift);
            return next;
        }

        var year = next;
        words.TryRead(tokens, ref year, TimeWord.Of, out _);
        if (year < tokens.Count && tokens[year].Digits == 4 && tokens[year].Value is >= 1900 and <= 2099)
        {
            range = Holidays.In(holiday, tokens[year].Value);
            return year + 1;
        }

        // The Christmas party is an event of its own, with a date of its own.
        range = IsCompound(next) ? null : Holidays.Latest(holiday, calendar.Today);
        return range is null ? at : next;
    }

    private bool IsCompound(int at) =>
        words.MonthFirst && at < tokens.Count && tokens[at].Kind == TimeTokenKind.Word && !tokens[at].IsCapital
        && tokens[at].Text.Length > LongestGap && !words.Knows(tokens[at]) && tokens[at].Text is not ("with" or "from" or "come");

    // Friday in the morning; this year so far
    private int Narrow(int end, ref TimeRange? range)
    {
        var found = range!.Value;
        var next = end;
        if (words.TryRead(tokens, ref next, TimeWord.SoFar, out _) && found.From <= calendar.Today)
        {
            range = found with { To = Calendar.AddDays(calendar.Today, 1) };
            return next;
        }

        if (found.Grain == "day" && found.To == Calendar.AddDays(found.From, 1) && ReadPart(ref next, out var part))
        {
            range = Calendar.Part(found.From, part) with { Repeats = found.Repeats };
            return next;
        }

        return end;
    }

    private bool ReadPart(ref int at, out int part)
    {
        if (words.TryRead(tokens, ref at, TimeWord.Part, out part))
        {
            return true;
        }

        if (words.TryRead(tokens, ref at, TimeWord.In, out _) || words.TryRead(tokens, ref at, TimeWord.At, out _))
        {
            words.TryRead(tokens, ref at, TimeWord.Article, out _);
            return words.TryRead(tokens, ref at, TimeWord.Part, out part);
        }

        return false;
    }
}
