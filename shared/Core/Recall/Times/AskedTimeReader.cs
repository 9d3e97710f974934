using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Reads the time that starts at a place of a question, of the forms that memories use and those that only questions need.</summary>
internal sealed class AskedTimeReader(
    List<TimeToken> tokens, TimeLexicon words, Calendar calendar, DateReader dates, RelativeReader relatives)
{
    private readonly MonthPartReader parts = new(tokens, words, dates, relatives);
    private readonly HolidayReader holidays = new(tokens, words, calendar);
    private readonly LooseReader loose = new(tokens, words, calendar, relatives);

    /// <summary>Reads a time. Returns the place behind it, or the same place if there is none.</summary>
    public int Read(int at, out TimeRange? range)
    {
        var best = dates.Read(at, out range);
        best = range is null ? at : best;
        Take(relatives.ReadRelative(at, out var found), found, ref best, ref range);
        Take(ReadRolling(at, out found), found, ref best, ref range);
        Take(parts.Read(at, out found), found, ref best, ref range);
        Take(holidays.Read(at, out found), found, ref best, ref range);
        Take(loose.Read(at, out found), found, ref best, ref range);
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

    /// <summary>In June, for the summer, in 2022. Returns the place behind it, or the same place if there is none.</summary>
    public int ReadIn(int at, out TimeRange? range)
    {
        range = null;
        var next = at;
        var isIn = words.TryRead(tokens, ref next, TimeWord.In, out _);
        if (!isIn && !words.TryRead(tokens, ref next, TimeWord.At, out _))
        {
            return at;
        }

        var start = next;
        if (isIn)
        {
            next = ReadNamed(next, out range);
        }
        else
        {
            words.TryRead(tokens, ref next, TimeWord.Article, out _);
            next = dates.Read(next, out _) == next ? relatives.ReadName(next, out range) : next;
        }

        return range is null || next == start ? at : next;
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
