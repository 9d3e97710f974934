using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>Reads the times of a question in the words of one language.</summary>
internal sealed class QuestionReader
{
    private readonly List<TimeToken> tokens;
    private readonly TimeLexicon words;
    private readonly Calendar calendar;
    private readonly QuestionFindings findings;
    private readonly Tense tense;
    private readonly RelativeReader relatives;
    private readonly AskedTimeReader times;
    private readonly TiedTimeReader ties;
    private readonly AnchorReader anchors;

    public QuestionReader(List<TimeToken> tokens, TimeLexicon words, Calendar calendar, QuestionFindings findings, bool isDayFirst)
    {
        (this.tokens, this.words, this.calendar, this.findings) = (tokens, words, calendar, findings);
        tense = TenseReader.Of(tokens, words);
        var dates = new DateReader(tokens, words, calendar, isDayFirst);
        relatives = new RelativeReader(tokens, words, calendar, dates);
        times = new AskedTimeReader(tokens, words, calendar, dates, relatives);
        anchors = new AnchorReader(tokens, words, times);
        ties = new TiedTimeReader(tokens, words, calendar, findings, tense, relatives, times, anchors);
    }

    public void Read()
    {
        for (var at = 0; at < tokens.Count && findings.IsOpen;)
        {
            at = MayStart(at) ? Math.Max(ReadAt(at), at + 1) : at + 1;
        }
    }

    // An article may start "the two weeks before".
    private bool MayStart(int at) =>
        words.MayStart(tokens[at]) || (at + 1 < tokens.Count && words.MayStart(tokens[at + 1]) && Is(at, TimeWord.Article));

    private int ReadAt(int at)
    {
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.Idiom, out _))
        {
            return next;
        }

        var asks = ReadAsks(at);
        if (asks != at)
        {
            return asks;
        }

        var enclosed = ties.ReadBetween(at);
        if (enclosed != at)
        {
            return enclosed;
        }

        var time = times.Read(at, out var range);
        var stepped = ties.ReadStep(at, time);
        if (stepped != at)
        {
            return stepped;
        }

        if (time != at)
        {
            Add(at, time, range!.Value, AskedWeight.Certain);
            return time;
        }

        var tied = ties.Read(at);
        return tied != at ? tied : ReadRest(at);
    }

    private int ReadRest(int at)
    {
        var end = times.ReadIn(at, out var range);
        if (end != at)
        {
            Add(at, end, range!.Value, AskedWeight.Certain);
            return end;
        }

        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.Recent, out _))
        {
            var recent = new TimeRange(Calendar.AddDays(calendar.Today, -QuestionTimes.RecentDays), Calendar.AddDays(calendar.Today, 1), "month");
            Add(at, next, recent, AskedWeight.Vague);
            return next;
        }

        if (tokens[at].Digits == 4 && relatives.ReadName(at, out range) != at)
        {
            Add(at, at + 1, range!.Value, AskedWeight.Inferred);
            return at + 1;
        }

        end = ReadCourse(at);
        return end != at ? end : ReadPart(at);
    }

    // during the wedding, on my birthday, when I lived in Berlin
    private int ReadCourse(int at)
    {
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.During, out _))
        {
            return AddAnchor(at, next, anchors.Read(next, needsDeterminer: false), AnchorRelation.During);
        }

        if (words.TryRead(tokens, ref next, TimeWord.When, out _) || words.TryRead(tokens, ref next, TimeWord.While, out var strength) && IsClause(at, next, strength))
        {
            return AddAnchor(at, next, anchors.Read(next, needsDeterminer: false), AnchorRelation.During);
        }

        return words.TryRead(tokens, ref next, TimeWord.At, out strength)
            ? AddAnchor(at, next, anchors.ReadEvent(next), strength == 0 ? AnchorRelation.During : AnchorRelation.Around)
            : at;
    }

    // German als also compares: older than the others.
    private bool IsClause(int at, int next, int strength)
    {
        var isSubject = words.TryRead(tokens, ref next, TimeWord.Determiner, out _);
        return strength == 0 || (isSubject && (at == 0 || !tokens[at - 1].Text.EndsWith("er", StringComparison.Ordinal)));
    }

    private int AddAnchor(int at, int start, int end, AnchorRelation relation)
    {
        if (end == start)
        {
            return at;
        }

        findings.Add(relation, null, Span(at, start), Span(start, end));
        return end;
    }

    // In the morning, without a day: of the present day, weakly.
    private int ReadPart(int at)
    {
        var next = at;
        if (!words.TryRead(tokens, ref next, TimeWord.In, out _) && !words.TryRead(tokens, ref next, TimeWord.At, out _))
        {
            words.TryRead(tokens, ref next, TimeWord.Part, out _);
            return at;
        }

        words.TryRead(tokens, ref next, TimeWord.Article, out _);
        if (!words.TryRead(tokens, ref next, TimeWord.Part, out var part))
        {
            return at;
        }

        Add(at, next, Calendar.Part(calendar.Today, part), AskedWeight.Vague);
        return next;
    }

    private int ReadAsks(int at)
    {
        var next = at;
        if (words.TryRead(tokens, ref next, TimeWord.AsksWhen, out _) || (words.TryRead(tokens, ref next, TimeWord.When, out _) && Asks(at, next)))
        {
            findings.AsksWhen(Span(at, next));
            return next;
        }

        return at;
    }

    // When at the start asks, unless a comma ends its clause; elsewhere only behind words like "tell me".
    private bool Asks(int at, int next)
    {
        if (at > 0 && tokens[at - 1].Kind != TimeTokenKind.Mark)
        {
            return at + 1 == tokens.Count || Is(at - 1, TimeWord.Tells) || tokens[^1].Kind == TimeTokenKind.Mark && next == tokens.Count - 1;
        }

        for (var i = next; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TimeTokenKind.Mark)
            {
                return !tokens[i].IsMark(',') || IsQuestion(next);
            }
        }

        return true;
    }

    // When did, when is: no clause starts so.
    private bool IsQuestion(int next) =>
        Is(next, TimeWord.Stop) || Is(next, TimeWord.Past) || Is(next, TimeWord.Future)
        || (next < tokens.Count && tokens[next].Text is "is" or "are" or "has" or "have");

    private bool Is(int at, TimeWord meaning) => words.TryRead(tokens, ref at, meaning, out _);

    private void Add(int start, int end, TimeRange range, double sureness)
    {
        if (findings.TryTake(Span(start, end)))
        {
            findings.AddAll(range, tense, sureness);
        }
    }

    private TextSpan Span(int start, int end) => new(tokens[start].Start, tokens[end - 1].End - tokens[start].Start);
}
