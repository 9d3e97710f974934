using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>
/// Reads times that are told by another time or an event: since March, between May and July, two days after the wedding.
/// </summary>
internal sealed class TiedTimeReader(
    List<TimeToken> tokens,
    TimeLexicon words,
    Calendar calendar,
    QuestionFindings findings,
    Tense tense,
    RelativeReader relatives,
    AskedTimeReader times,
    AnchorReader anchors)
{
    /// <summary>Before an event only with an article, or "vor Ort" were one.</summary>
    private const int NeedsDeterminer = 2;

    private static readonly (TimeWord Word, AnchorRelation Relation)[] Ties =
    [
        (TimeWord.Before, AnchorRelation.Before), (TimeWord.After, AnchorRelation.After), (TimeWord.Since, AnchorRelation.Since),
        (TimeWord.Until, AnchorRelation.Until), (TimeWord.Around, AnchorRelation.Around),
    ];

    /// <summary>Reads a tie and what it ties to. Returns the place behind them, or the same place.</summary>
    public int Read(int at)
    {
        foreach (var (word, relation) in Ties)
        {
            var next = at;
            if (words.TryRead(tokens, ref next, word, out var strength))
            {
                var end = ReadTarget(at, next, relation, strength, null);
                if (end != at)
                {
                    return end;
                }
            }
        }

        return at;
    }

    /// <summary>A distance from a time or an event: two days after it, the weekend before it, the week of it.</summary>
    /// <param name="at">Where it starts.</param>
    /// <param name="time">Where a time ends that starts there too; it must end before the tie.</param>
    public int ReadStep(int at, int time)
    {
        var next = at;
        var isSpan = words.TryRead(tokens, ref next, TimeWord.Article, out _);
        var counted = relatives.ReadCounted(next, out var count, out var unit, out var weekday);
        if (counted > next)
        {
            next = counted;
            count = count < 0 ? -count : count;
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Unit, out var value))
        {
            (count, unit, isSpan) = (1, (TimeUnit)value, true);
        }
        else if (words.TryRead(tokens, ref next, TimeWord.Weekday, out value))
        {
            (count, weekday) = (1, value);
        }
        else
        {
            return at;
        }

        if (next < time || count is 0 or > 1_000)
        {
            return at;
        }

        var step = new AnchorStep(count, unit, weekday, isSpan);
        return ReadStepTo(at, next, step);
    }

    /// <summary>Two times that enclose what is meant. Returns the place behind them, or the same place.</summary>
    public int ReadBetween(int at)
    {
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.Between, out _))
        {
            return at;
        }

        // Between 3 and 5 May
        int? day = next < tokens.Count && tokens[next].Digits is 1 or 2 ? tokens[next].Value : null;
        var first = times.ReadNamed(next, out var from);
        if (first == next && day is null)
        {
            return at;
        }

        first = first == next ? next + 1 : first;
        if (!words.TryRead(tokens, ref first, TimeWord.And, out _))
        {
            return at;
        }

        var end = times.ReadNamed(first, out var to);
        if (end == first || Enclosed(from, day, to!.Value) is not { } range || !findings.TryTake(Span(at, end)))
        {
            return at;
        }

        findings.Add(range, QuestionFindings.WeightOf(range));
        return end;
    }

    private int ReadStepTo(int at, int next, AnchorStep step)
    {
        var start = next;
        if (words.TryRead(tokens, ref next, TimeWord.Before, out var strength))
        {
            return ReadTarget(at, next, AnchorRelation.Before, strength, step);
        }

        if (words.TryRead(tokens, ref next, TimeWord.After, out strength))
        {
            return ReadTarget(at, next, AnchorRelation.After, strength, step);
        }

        // The week of the wedding
        next = start;
        if (step is not { Count: 1, Weekday: null } || !words.TryRead(tokens, ref next, TimeWord.Of, out _))
        {
            return at;
        }

        var end = anchors.ReadEvent(next);
        if (end == next)
        {
            return at;
        }

        findings.Add(AnchorRelation.During, step, Span(at, next), Span(next, end));
        return end;
    }

    private int ReadTarget(int at, int next, AnchorRelation relation, int strength, AnchorStep? step)
    {
        var end = times.ReadNamed(next, out var range);
        if (end != next)
        {
            AddTied(Span(at, end), relation, step, range!.Value);
            return end;
        }

        if (relation == AnchorRelation.Since && ReadDuration(next, out range) is var counted and > 0)
        {
            AddTied(Span(at, counted), relation, step, range!.Value);
            return counted;
        }

        if (strength == 1)
        {
            return at;
        }

        end = anchors.Read(next, strength == NeedsDeterminer);
        if (end == next)
        {
            return at;
        }

        findings.Add(relation, step, Span(at, next), Span(next, end));
        return end;
    }

    // depuis deux semaines, seit drei Tagen
    private int ReadDuration(int at, out TimeRange? range)
    {
        range = null;
        var counted = relatives.ReadCounted(at, out var count, out var unit, out var weekday);
        if (counted < 0 || weekday is not null)
        {
            return -1;
        }

        range = relatives.LastSpan(unit, count);
        return range is null ? -1 : counted;
    }

    private void AddTied(TextSpan span, AnchorRelation relation, AnchorStep? step, TimeRange target)
    {
        if (!findings.TryTake(span))
        {
            return;
        }

        var meant = findings.Meant(target, relation == AnchorRelation.Since ? Tense.Past : tense);
        var range = AnchorTimes.Related(relation, step, meant) with { Repeats = Recurrence.None };
        if (tense == Tense.Future && range.From == DateTime.MinValue && range.To > calendar.Today)
        {
            // What is to come before Friday has not been yet.
            range = range with { From = calendar.Today };
        }

        findings.Add(range, QuestionFindings.WeightOf(target));
    }

    private TimeRange? Enclosed(TimeRange? first, int? day, TimeRange last)
    {
        last = findings.Meant(last, tense);
        var from = first is { } range ? range.From
            : last.Grain == "day" && Calendar.IsDate(last.From.Year, last.From.Month, day!.Value)
                ? Calendar.Date(last.From.Year, last.From.Month, day.Value)
                : DateTime.MaxValue;
        if (first is { Repeats: Recurrence.Yearly } named)
        {
            // Between May and July 2023: the latest May that is before it.
            var years = last.From.Year - named.From.Year;
            from = Recurrences.InYear(named, years) is { } same && same.From < last.To ? same.From
                : Recurrences.InYear(named, years - 1)?.From ?? from;
        }
        else if (first is { Repeats: Recurrence.Weekly } && from > last.From)
        {
            from = Calendar.AddDays(from, -7);
        }

        return from < last.To ? last with { From = from } : null;
    }

    private TextSpan Span(int start, int end) => new(tokens[start].Start, tokens[end - 1].End - tokens[start].Start);
}
