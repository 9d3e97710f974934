using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Collects what the readers of all languages find, without overlaps, up to the bounds.</summary>
internal sealed class QuestionFindings(string question, Calendar calendar)
{
    /// <summary>A name without its year is also looked for in so many years before the one that is meant.</summary>
    private const int YearsBack = 5;

    private readonly List<AskedRange> ranges = [];
    private readonly List<AskedAnchor> anchors = [];
    private readonly List<TextSpan> timeWords = [];
    private readonly List<TextSpan> taken = [];

    private bool asksWhen;

    /// <summary>Whether there is room for more.</summary>
    public bool IsOpen => taken.Count < QuestionTimes.MaxSpans;

    /// <summary>Takes words for time; false if others have been found there.</summary>
    public bool TryTake(TextSpan span)
    {
        if (!IsOpen || taken.Exists(other => span.Start < other.End && other.Start < span.End))
        {
            return false;
        }

        taken.Add(span);
        timeWords.Add(span);
        return true;
    }

    public void AsksWhen(TextSpan span)
    {
        if (TryTake(span))
        {
            asksWhen = true;
        }
    }

    public void Add(AnchorRelation relation, AnchorStep? step, TextSpan words, TextSpan anchor)
    {
        if (anchors.Count < QuestionTimes.MaxAnchors && !taken.Exists(other => anchor.Start < other.End && other.Start < anchor.End)
            && TryTake(words))
        {
            taken.Add(anchor);
            anchors.Add(new AskedAnchor(question.Substring(anchor.Start, anchor.Length), anchor, relation, step));
        }
    }

    /// <summary>A range as it is. Of a name that comes again, only the time that is meant as a rule.</summary>
    public void Add(TimeRange range, double weight)
    {
        if (ranges.Count < QuestionTimes.MaxRanges && AnchorTimes.Asked(range, calendar, weight) is { } asked)
        {
            ranges.Add(asked);
        }
    }

    /// <summary>A time, and where its name comes again, the others that may be meant.</summary>
    public void AddAll(TimeRange range, Tense tense, double sureness)
    {
        var meant = Meant(range, tense);
        Add(meant, sureness * WeightOf(range));
        switch (range.Repeats)
        {
            case Recurrence.Weekly:
                AddWeeks(range, tense);
                break;
            case Recurrence.Yearly:
                AddYears(range, meant, tense);
                break;
            default:
                break;
        }
    }

    public static double WeightOf(TimeRange range) =>
        range.IsVague ? AskedWeight.About : range.Repeats == Recurrence.None ? AskedWeight.Certain : AskedWeight.Inferred;

    /// <summary>Of a name that comes again: the latest one that has begun, or in the future tense the first one that is not over.</summary>
    public TimeRange Meant(TimeRange latest, Tense tense) =>
        tense != Tense.Future || latest.Repeats == Recurrence.None || latest.To > calendar.Today ? latest : Next(latest);

    public QuestionTime? Result()
    {
        if (taken.Count == 0)
        {
            return null;
        }

        timeWords.Sort((one, other) => one.Start.CompareTo(other.Start));
        return new QuestionTime { Ranges = ranges, Anchors = anchors, AsksWhen = asksWhen, TimeWords = timeWords };
    }

    private void AddWeeks(TimeRange latest, Tense tense)
    {
        if (tense == Tense.Open)
        {
            Add(Next(latest), AskedWeight.About);
        }

        if (tense != Tense.Future)
        {
            Add(Moved(latest, -7), AskedWeight.Faint);
        }
    }

    private void AddYears(TimeRange latest, TimeRange meant, Tense tense)
    {
        if (tense == Tense.Open)
        {
            Add(Next(latest), AskedWeight.Namesake);
        }

        var earliest = meant == latest ? 1 : 0;
        for (var years = earliest; years <= YearsBack; years++)
        {
            if (Recurrences.InYear(latest, -years) is { } namesake)
            {
                Add(namesake, AskedWeight.Namesake);
            }
        }
    }

    private static TimeRange Next(TimeRange latest)
    {
        if (latest.Repeats == Recurrence.Weekly)
        {
            return Moved(latest, 7);
        }

        // A 29 February may be eight years away.
        for (var years = 1; years <= 8; years++)
        {
            if (Recurrences.InYear(latest, years) is { } next)
            {
                return next;
            }
        }

        return latest;
    }

    private static TimeRange Moved(TimeRange range, int days) =>
        range with { From = Calendar.AddDays(range.From, days), To = Calendar.AddDays(range.To, days) };
}
