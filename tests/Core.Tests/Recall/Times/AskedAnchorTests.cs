using System.Globalization;
using MemoryFunctions.Core.Recall.Times;

namespace MemoryFunctions.Core.Tests.Recall.Times;

public sealed class AskedAnchorTests
{
    private static readonly DateTimeOffset Now = new(2023, 5, 25, 14, 30, 0, TimeSpan.FromHours(2));

    /// <summary>The event is always taken to be Wednesday, 12 October 2022.</summary>
    [Theory]
    [InlineData("What did we do the weekend before my birthday?", "my birthday", "2022-10-08", "2022-10-10")]
    [InlineData("Where was I two days after the wedding?", "the wedding", "2022-10-14", "2022-10-15")]
    [InlineData("Where was I the day before the wedding in Rome?", "the wedding in Rome", "2022-10-11", "2022-10-12")]
    [InlineData("What did I eat when I was in Paris?", "I was in Paris", "2022-10-12", "2022-10-13")]
    [InlineData("When I was in Paris, what did I eat?", "I was in Paris", "2022-10-12", "2022-10-13")]
    [InlineData("How did Anna feel after the accident?", "the accident", "2022-10-13", "max")]
    [InlineData("Where did Tom live before he adopted the dog?", "he adopted the dog", "min", "2022-10-12")]
    [InlineData("When did Anna go on a hike after the road trip?", "the road trip", "2022-10-13", "max")]
    [InlineData("What have I bought since the move?", "the move", "2022-10-12", "max")]
    [InlineData("What did we cook during the trip to Japan last year?", "the trip to Japan", "2022-10-12", "2022-10-13")]
    [InlineData("Who sang at Anna's daughter's birthday?", "Anna's daughter's birthday", "2022-10-12", "2022-10-13")]
    [InlineData("What happened the week of the wedding?", "the wedding", "2022-10-10", "2022-10-17")]
    [InlineData("What did I do in the two weeks before the exam?", "the exam", "2022-09-28", "2022-10-12")]
    [InlineData("Where were we a month after the exam?", "the exam", "2022-10-28", "2022-11-28")]
    [InlineData("What did we do on the Monday after my birthday?", "my birthday", "2022-10-17", "2022-10-18")]
    [InlineData("After the move what did I buy?", "the move", "2022-10-13", "max")]
    [InlineData("What did I get around my 18th birthday?", "my 18th birthday", "2022-10-10", "2022-10-15")]
    [InlineData("Was haben wir am Wochenende vor meinem Geburtstag gemacht?", "meinem Geburtstag", "2022-10-08", "2022-10-10")]
    [InlineData("Wo war ich zwei Tage nach der Hochzeit?", "der Hochzeit", "2022-10-14", "2022-10-15")]
    [InlineData("Was habe ich gegessen, als ich in Paris war?", "ich in Paris war", "2022-10-12", "2022-10-13")]
    [InlineData("Où étais-je deux jours après le mariage ?", "le mariage", "2022-10-14", "2022-10-15")]
    [InlineData("Qu'est-ce que j'ai mangé quand j'étais à Paris ?", "j'étais à Paris", "2022-10-12", "2022-10-13")]
    [InlineData("¿Qué hicimos el fin de semana antes de mi cumpleaños?", "mi cumpleaños", "2022-10-08", "2022-10-10")]
    [InlineData("¿Qué comía cuando vivía en Madrid?", "vivía en Madrid", "2022-10-12", "2022-10-13")]
    [InlineData("Dove ero due giorni dopo il matrimonio?", "il matrimonio", "2022-10-14", "2022-10-15")]
    [InlineData("O que fizemos no fim de semana antes do meu aniversário?", "meu aniversário", "2022-10-08", "2022-10-10")]
    public void A_time_may_hang_on_an_event(string question, string words, string from, string to)
    {
        var anchor = Assert.Single(QuestionTimes.Read(question, Now)!.Anchors);
        Assert.Equal(words, anchor.Words);
        Assert.Equal(words, question.Substring(anchor.Span.Start, anchor.Span.Length));
        var day = new DateTimeOffset(2022, 10, 12, 0, 0, 0, Now.Offset);
        var range = AnchorTimes.Resolve(anchor, day, day.AddDays(1))!;
        Assert.Equal(from, Day(range.From));
        Assert.Equal(to, Day(range.To));
    }

    [Theory]
    [InlineData("What happened after that?")]
    [InlineData("What did Tom take up again after a long time?")]
    [InlineData("Have we met before?")]
    [InlineData("What comes after two weeks?")]
    [InlineData("Was gibt es vor Ort?")]
    [InlineData("Ist Tom älter als der Nachbar?")]
    public void What_names_no_event_is_no_anchor(string question)
    {
        Assert.Empty(QuestionTimes.Read(question, Now)?.Anchors ?? []);
    }

    [Fact]
    public void The_ends_of_the_calendar_give_no_range_or_an_open_one()
    {
        var anchor = new AskedAnchor("it", new TextSpan(0, 2), AnchorRelation.Before, new AnchorStep(2, MemoryFunctions.Core.Text.Dates.TimeUnit.Year, null, false));
        Assert.True(AnchorTimes.Resolve(anchor, DateTimeOffset.MinValue, DateTimeOffset.MinValue) is null or { Weight: > 0 });
        Assert.True(AnchorTimes.Resolve(anchor with { Relation = AnchorRelation.After }, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue) is null or { Weight: > 0 });
    }

    private static string Day(DateTimeOffset time) =>
        time == DateTimeOffset.MinValue ? "min" : time == DateTimeOffset.MaxValue ? "max" : time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
