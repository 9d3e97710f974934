using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Recall.Times;

namespace MemoryFunctions.Core.Tests.Recall.Times;

public sealed class QuestionTimesPropertyTests
{
    private static readonly DateTimeOffset Now = new(2023, 5, 25, 14, 30, 0, TimeSpan.FromHours(2));

    private static readonly string[] Words =
    [
        "when", "what", "did", "will", "since", "before", "after", "until", "between", "and", "from", "to", "the", "first", "weekend", "of", "last", "next", "two",
        "weeks", "ago", "in", "June", "May", "2023", "7", "9999", "Friday", "morning", "Christmas", "my birthday", "recently", "so far", "early", "mid", "year",
        "yesterday", "wann", "seit", "vor", "nach", "der Hochzeit", "quand", "depuis", "avant", "cuando", "desde", "hace", "quando", "prima di", "antes de", "ontem",
        "昨天", "2023年", "以前", "いつ", "6月", "99999999", "\ud800", ",", "?", ".", "-", "/", "Feb 29", "New Year's Eve", "a few", "decades", "the day", "on", "over the past",
    ];

    private static readonly DateTimeOffset[] Nows =
    [
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now, new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero), new(9999, 12, 31, 0, 0, 0, TimeSpan.FromHours(14)),
        new(1, 1, 1, 0, 0, 0, TimeSpan.FromHours(-14)), new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero), new(8, 3, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public void No_question_makes_it_fail_and_what_it_finds_is_sound()
    {
        Prop.ForAll(Gen.Elements(Words).ListOf().Zip(Gen.Elements(Nows)).ToArbitrary(), pair =>
        {
            foreach (var separator in new[] { " ", "" })
            {
                AssertSound(string.Join(separator, pair.Item1), pair.Item2);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(30));
    }

    [Fact]
    public void No_arbitrary_string_makes_it_fail()
    {
        Prop.ForAll<string?>(text => AssertSound(text ?? "", Now)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Days_told_from_today_move_with_today()
    {
        string[] questions =
        [
            "What did I do yesterday?", "What did I do 3 days ago?", "What did I do today?", "What will I do tomorrow?", "What did I read in the last 10 days?",
            "What did Anna paint recently?", "What did I do a few days ago?", "¿Qué hice ayer?", "Was war vorgestern?", "Where was I last night?",
        ];
        Prop.ForAll(Gen.Elements(questions).Zip(Gen.Choose(-3_000, 3_000)).ToArbitrary(), pair => AssertMoves(pair.Item1, pair.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Weeks_told_from_this_one_move_with_it()
    {
        string[] questions =
        [
            "What did I do last week?", "What will I do next weekend?", "What did I do last Friday?", "Which appointments do I have on Friday?",
            "What did I do two weeks ago?", "What have I done since Monday?", "What did I do until last week?",
        ];
        Prop.ForAll(Gen.Elements(questions).Zip(Gen.Choose(-400, 400)).ToArbitrary(), pair => AssertMoves(pair.Item1, 7 * pair.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("in ")]
    [InlineData("since ")]
    [InlineData("between May and ")]
    [InlineData("the day before ")]
    [InlineData("two days after the ")]
    [InlineData("when ")]
    [InlineData("on my ")]
    [InlineData("early ")]
    [InlineData("7 May ")]
    [InlineData("a")]
    [InlineData("昨天")]
    [InlineData("いつ")]
    public void Long_repetitions_take_no_time_to_speak_of(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var watch = Stopwatch.StartNew();
        AssertSound(text, Now);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);
    }

    [Fact]
    public void A_question_without_words_for_time_allocates_nothing()
    {
        const string question = "Which colours does Anna like most, and who is her favourite painter of landscapes?";
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(QuestionTimes.Read(question, Now));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var time = QuestionTimes.Read(question, Now);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Null(time);
        Assert.Equal(0, allocated);
    }

    private static void AssertMoves(string question, int days)
    {
        var here = QuestionTimes.Read(question, Now)!.Ranges;
        var there = QuestionTimes.Read(question, Now.AddDays(days))!.Ranges;
        Assert.Equal(here.Select(range => range with { From = Moved(range.From, days), To = Moved(range.To, days) }), there);
    }

    private static DateTimeOffset Moved(DateTimeOffset time, int days) =>
        time == DateTimeOffset.MinValue || time == DateTimeOffset.MaxValue ? time : time.AddDays(days);

    private static void AssertSound(string question, DateTimeOffset now)
    {
        if (QuestionTimes.Read(question, now) is not { } time)
        {
            return;
        }

        Assert.InRange(time.Ranges.Count, 0, QuestionTimes.MaxRanges);
        Assert.InRange(time.Anchors.Count, 0, QuestionTimes.MaxAnchors);
        Assert.NotEmpty(time.TimeWords);
        foreach (var range in time.Ranges)
        {
            Assert.True(range.From < range.To);
            Assert.InRange(range.Weight, 0.01, 1);
            Assert.InRange(TimeMatch.Score(range, now, now.AddDays(now.Year > 9000 ? -1 : 1), now), 0, 1);
        }

        var end = 0;
        foreach (var span in time.TimeWords)
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= question.Length);
            end = span.End;
        }

        foreach (var anchor in time.Anchors)
        {
            Assert.Equal(question.Substring(anchor.Span.Start, anchor.Span.Length), anchor.Words);
            foreach (var at in Nows)
            {
                Assert.True(AnchorTimes.Resolve(anchor, at, at) is not { } range || range.From < range.To);
            }
        }
    }
}
