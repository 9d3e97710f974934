using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>The basic forms of Chinese and Japanese questions: 去年夏天, 2023年以前, 什么时候, いつ, 最近.</summary>
internal static class HanQuestions
{
    private static readonly string[] AskingWhen =
    [
        "什么时候", "什麼時候", "何时", "何時", "几月", "幾月", "几号", "幾號", "哪天", "哪一天", "哪年", "哪一年", "多久以前", "多久之前", "いつ", "何月", "何日", "何年", "どのくらい前",
    ];

    private static readonly string[] Recently = ["最近", "近来", "近來", "このごろ", "この頃"];

    private static readonly (string Word, AnchorRelation Relation)[] Ties =
    [
        ("以前", AnchorRelation.Before), ("之前", AnchorRelation.Before), ("より前", AnchorRelation.Before), ("前に", AnchorRelation.Before),
        ("以后", AnchorRelation.After), ("以後", AnchorRelation.After), ("之后", AnchorRelation.After), ("之後", AnchorRelation.After),
        ("以来", AnchorRelation.Since), ("以來", AnchorRelation.Since), ("から", AnchorRelation.Since), ("まで", AnchorRelation.Until),
    ];

    public static void Read(string question, Calendar calendar, QuestionFindings findings)
    {
        foreach (var word in AskingWhen)
        {
            if (question.IndexOf(word, StringComparison.Ordinal) is var at and >= 0)
            {
                findings.AsksWhen(new TextSpan(at, word.Length));
            }
        }

        foreach (var word in Recently)
        {
            if (question.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 && findings.TryTake(new TextSpan(at, word.Length)))
            {
                findings.Add(
                    new TimeRange(Calendar.AddDays(calendar.Today, -QuestionTimes.RecentDays), Calendar.AddDays(calendar.Today, 1), "month"),
                    AskedWeight.Vague);
            }
        }

        var mentions = new List<TemporalMention>();
        HanDates.AddTo(mentions, question, calendar);
        foreach (var mention in mentions)
        {
            Add(question, mention, findings);
        }
    }

    private static void Add(string question, TemporalMention mention, QuestionFindings findings)
    {
        var range = new TimeRange(mention.From.DateTime, mention.To.DateTime, mention.Grain, Repeats(question, mention));
        var end = mention.Start + mention.Length;
        foreach (var (word, relation) in Ties)
        {
            if (question.AsSpan(end).StartsWith(word, StringComparison.Ordinal))
            {
                if (findings.TryTake(new TextSpan(mention.Start, mention.Length + word.Length)))
                {
                    findings.Add(AnchorTimes.Related(relation, null, range) with { Repeats = Recurrence.None }, QuestionFindings.WeightOf(range));
                }

                return;
            }
        }

        if (findings.TryTake(new TextSpan(mention.Start, mention.Length)))
        {
            findings.AddAll(range, Tense.Open, AskedWeight.Certain);
        }
    }

    // 5月, 5月7日: no year is named. 上个月, 今月 say which month they mean.
    private static Recurrence Repeats(string question, TemporalMention mention)
    {
        var words = question.AsSpan(mention.Start, mention.Length);
        var month = words.IndexOf('月');
        return month > 0 && !words.Contains('年') && (char.IsDigit(words[month - 1]) || "一二三四五六七八九十".Contains(words[month - 1], StringComparison.Ordinal))
            ? Recurrence.Yearly
            : Recurrence.None;
    }
}
