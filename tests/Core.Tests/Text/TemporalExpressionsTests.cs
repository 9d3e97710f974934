using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class TemporalExpressionsTests
{
    // A Thursday.
    private static readonly DateTimeOffset Reference = new(2023, 5, 25, 14, 30, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("We met on 7 May 2023.", "7 May 2023", "2023-05-07", "2023-05-08", "day")]
    [InlineData("It was May 7th, 2022", "May 7th, 2022", "2022-05-07", "2022-05-08", "day")]
    [InlineData("on the 7th of May we left", "7th of May", "2023-05-07", "2023-05-08", "day")]
    [InlineData("my birthday is December 3rd", "December 3rd", "2022-12-03", "2022-12-04", "day")]
    [InlineData("Sunday, 7 May", "Sunday, 7 May", "2023-05-07", "2023-05-08", "day")]
    [InlineData("due 2023-05-07T10:00", "2023-05-07", "2023-05-07", "2023-05-08", "day")]
    [InlineData("on 13/7/2022", "13/7/2022", "2022-07-13", "2022-07-14", "day")]
    [InlineData("on 7/13/2022", "7/13/2022", "2022-07-13", "2022-07-14", "day")]
    [InlineData("2022/07/13", "2022/07/13", "2022-07-13", "2022-07-14", "day")]
    [InlineData("in June 2022", "June 2022", "2022-06-01", "2022-07-01", "month")]
    [InlineData("May 2021 was warm", "May 2021", "2021-05-01", "2021-06-01", "month")]
    [InlineData("2022-06 report", "2022-06", "2022-06-01", "2022-07-01", "month")]
    [InlineData("She moved in 2022.", "in 2022", "2022-01-01", "2023-01-01", "year")]
    [InlineData("the summer of 2021", "summer of 2021", "2021-06-01", "2021-09-01", "season")]
    [InlineData("winter 2021", "winter 2021", "2021-12-01", "2022-03-01", "season")]
    [InlineData("music of the 1990s", "1990s", "1990-01-01", "2000-01-01", "decade")]
    [InlineData("the week of 3 July", "week of 3 July", "2022-06-27", "2022-07-04", "week")]
    [InlineData("the weekend of July 15th, 2023", "weekend of July 15th, 2023", "2023-07-15", "2023-07-17", "weekend")]
    [InlineData("Feb 29 is rare", "Feb 29", "2020-02-29", "2020-03-01", "day")]
    public void Written_dates_are_found(string text, string mention, string from, string to, string grain)
    {
        AssertSingle(text, mention, from, to, grain);
    }

    [Theory]
    [InlineData("I went there yesterday", "yesterday", "2023-05-24", "2023-05-25", "day")]
    [InlineData("the day before yesterday", "day before yesterday", "2023-05-23", "2023-05-24", "day")]
    [InlineData("see you tomorrow", "tomorrow", "2023-05-26", "2023-05-27", "day")]
    [InlineData("two weeks ago", "two weeks ago", "2023-05-08", "2023-05-15", "week")]
    [InlineData("a couple of days ago", "a couple of days ago", "2023-05-23", "2023-05-24", "day")]
    [InlineData("a few days ago", "a few days ago", "2023-05-20", "2023-05-24", "day")]
    [InlineData("3 months ago", "3 months ago", "2023-02-01", "2023-03-01", "month")]
    [InlineData("ten years ago", "ten years ago", "2013-01-01", "2014-01-01", "year")]
    [InlineData("two weekends ago", "two weekends ago", "2023-05-13", "2023-05-15", "weekend")]
    [InlineData("two Fridays ago", "two Fridays ago", "2023-05-12", "2023-05-13", "day")]
    [InlineData("in three days", "in three days", "2023-05-28", "2023-05-29", "day")]
    [InlineData("two weeks from now", "two weeks from now", "2023-06-05", "2023-06-12", "week")]
    [InlineData("last Tuesday", "last Tuesday", "2023-05-23", "2023-05-24", "day")]
    [InlineData("last Thursday", "last Thursday", "2023-05-18", "2023-05-19", "day")]
    [InlineData("next Thursday", "next Thursday", "2023-06-01", "2023-06-02", "day")]
    [InlineData("this Friday", "this Friday", "2023-05-26", "2023-05-27", "day")]
    [InlineData("we talked on Monday", "Monday", "2023-05-22", "2023-05-23", "day")]
    [InlineData("what did you do there on Mon?", "Mon", "2023-05-22", "2023-05-23", "day")]
    [InlineData("the Friday before last", "Friday before last", "2023-05-12", "2023-05-13", "day")]
    [InlineData("Tuesday of last week", "Tuesday of last week", "2023-05-16", "2023-05-17", "day")]
    [InlineData("last week", "last week", "2023-05-15", "2023-05-22", "week")]
    [InlineData("next month", "next month", "2023-06-01", "2023-07-01", "month")]
    [InlineData("this year", "this year", "2023-01-01", "2024-01-01", "year")]
    [InlineData("last weekend", "last weekend", "2023-05-20", "2023-05-22", "weekend")]
    [InlineData("this past weekend", "this past weekend", "2023-05-20", "2023-05-22", "weekend")]
    [InlineData("the weekend before last", "weekend before last", "2023-05-13", "2023-05-15", "weekend")]
    [InlineData("last June", "last June", "2022-06-01", "2022-07-01", "month")]
    [InlineData("next March", "next March", "2024-03-01", "2024-04-01", "month")]
    [InlineData("in April", "in April", "2023-04-01", "2023-05-01", "month")]
    [InlineData("since June", "since June", "2022-06-01", "2022-07-01", "month")]
    [InlineData("last summer", "last summer", "2022-06-01", "2022-09-01", "season")]
    [InlineData("last winter", "last winter", "2022-12-01", "2023-03-01", "season")]
    [InlineData("this summer", "this summer", "2023-06-01", "2023-09-01", "season")]
    [InlineData("in the last two weeks", "last two weeks", "2023-05-11", "2023-05-26", "week")]
    [InlineData("the past few days", "past few days", "2023-05-20", "2023-05-26", "day")]
    public void English_relative_times_are_resolved(string text, string mention, string from, string to, string grain)
    {
        AssertSingle(text, mention, from, to, grain);
    }

    [Theory]
    [InlineData("am 7. Mai 2022 war ich dort", "7. Mai 2022", "2022-05-07", "2022-05-08", "day")]
    [InlineData("das war am 07.05.2022 in Köln", "07.05.2022", "2022-05-07", "2022-05-08", "day")]
    [InlineData("ich war vor zwei Wochen in Rom", "vor zwei Wochen", "2023-05-08", "2023-05-15", "week")]
    [InlineData("ich bin letzten Dienstag gekommen", "letzten Dienstag", "2023-05-23", "2023-05-24", "day")]
    [InlineData("letztes Wochenende", "letztes Wochenende", "2023-05-20", "2023-05-22", "weekend")]
    [InlineData("vorgestern", "vorgestern", "2023-05-23", "2023-05-24", "day")]
    [InlineData("wir sehen uns morgen in der Stadt", "morgen", "2023-05-26", "2023-05-27", "day")]
    [InlineData("im März", "im März", "2023-03-01", "2023-04-01", "month")]
    [InlineData("im Jahr 2021", "im Jahr 2021", "2021-01-01", "2022-01-01", "year")]
    [InlineData("le 7 mai 2022", "7 mai 2022", "2022-05-07", "2022-05-08", "day")]
    [InlineData("il y a trois jours", "il y a trois jours", "2023-05-22", "2023-05-23", "day")]
    [InlineData("la semaine dernière", "semaine dernière", "2023-05-15", "2023-05-22", "week")]
    [InlineData("aujourd'hui", "aujourd'hui", "2023-05-25", "2023-05-26", "day")]
    [InlineData("l'été 2021", "été 2021", "2021-06-01", "2021-09-01", "season")]
    [InlineData("el 7 de mayo de 2022", "7 de mayo de 2022", "2022-05-07", "2022-05-08", "day")]
    [InlineData("hace dos semanas", "hace dos semanas", "2023-05-08", "2023-05-15", "week")]
    [InlineData("el martes pasado", "martes pasado", "2023-05-23", "2023-05-24", "day")]
    [InlineData("el mes que viene", "mes que viene", "2023-06-01", "2023-07-01", "month")]
    [InlineData("due settimane fa", "due settimane fa", "2023-05-08", "2023-05-15", "week")]
    [InlineData("la settimana scorsa", "settimana scorsa", "2023-05-15", "2023-05-22", "week")]
    [InlineData("ieri sono andato al mare", "ieri", "2023-05-24", "2023-05-25", "day")]
    [InlineData("o 5/7/2022 foi um dia que não esqueço", "5/7/2022", "2022-07-05", "2022-07-06", "day")]
    [InlineData("há três dias", "há três dias", "2023-05-22", "2023-05-23", "day")]
    [InlineData("dois meses atrás", "dois meses atrás", "2023-03-01", "2023-04-01", "month")]
    [InlineData("na semana passada", "semana passada", "2023-05-15", "2023-05-22", "week")]
    [InlineData("我昨天去了北京", "昨天", "2023-05-24", "2023-05-25", "day")]
    [InlineData("去年夏天我们结婚了", "去年夏天", "2022-06-01", "2022-09-01", "season")]
    [InlineData("三天前", "三天前", "2023-05-22", "2023-05-23", "day")]
    [InlineData("两个月前", "两个月前", "2023-03-01", "2023-04-01", "month")]
    [InlineData("上周三见过他", "上周三", "2023-05-17", "2023-05-18", "day")]
    [InlineData("2022年5月7日に会った", "2022年5月7日", "2022-05-07", "2022-05-08", "day")]
    [InlineData("3日前に買った", "3日前", "2023-05-22", "2023-05-23", "day")]
    [InlineData("先週の金曜日", "先週の金曜日", "2023-05-19", "2023-05-20", "day")]
    [InlineData("去年十二月", "去年十二月", "2022-12-01", "2023-01-01", "month")]
    [InlineData("5月7号", "5月7号", "2023-05-07", "2023-05-08", "day")]
    public void Times_in_other_languages_are_resolved(string text, string mention, string from, string to, string grain)
    {
        AssertSingle(text, mention, from, to, grain);
    }

    [Theory]
    [InlineData("We ran into her the other day", "the other day", "2023-05-19", "2023-05-25", "week")]
    [InlineData("it rained over the weekend", "over the weekend", "2023-05-20", "2023-05-22", "weekend")]
    [InlineData("She called earlier this week", "earlier this week", "2023-05-22", "2023-05-26", "week")]
    [InlineData("a week or two ago", "a week or two ago", "2023-05-08", "2023-05-22", "week")]
    [InlineData("a month or two back", "a month or two back", "2023-03-01", "2023-05-01", "month")]
    [InlineData("two nights ago", "two nights ago", "2023-05-23", "2023-05-24", "day")]
    [InlineData("twenty years ago", "twenty years ago", "2003-01-01", "2004-01-01", "year")]
    [InlineData("a couple of weeks back", "a couple of weeks back", "2023-05-08", "2023-05-15", "week")]
    [InlineData("over the next few days", "next few days", "2023-05-25", "2023-05-31", "day")]
    [InlineData("in the next two weeks", "next two weeks", "2023-05-25", "2023-06-09", "week")]
    [InlineData("the first weekend of August 2022", "first weekend of August 2022", "2022-08-06", "2022-08-08", "weekend")]
    [InlineData("the last Friday in March 2023", "last Friday in March 2023", "2023-03-31", "2023-04-01", "day")]
    [InlineData("we flew there last Christmas", "last Christmas", "2022-12-24", "2022-12-27", "day")]
    [InlineData("since Easter 2022", "Easter 2022", "2022-04-15", "2022-04-19", "day")]
    [InlineData("I cooked on Mother's Day", "Mother's Day", "2023-05-14", "2023-05-15", "day")]
    [InlineData("es hat am Wochenende geregnet, und wir waren nicht da", "am Wochenende", "2023-05-20", "2023-05-22", "weekend")]
    [InlineData("il a plu l'autre jour", "l'autre jour", "2023-05-19", "2023-05-25", "week")]
    [InlineData("hace veinte años", "hace veinte años", "2003-01-01", "2004-01-01", "year")]
    public void What_people_say_loosely_is_resolved(string text, string mention, string from, string to, string grain)
    {
        AssertSingle(text, mention, from, to, grain);
    }

    [Theory]
    [InlineData("Christmas is my favourite time")]
    [InlineData("What would you like for Christmas?")]
    [InlineData("let's talk later")]
    public void Feasts_far_away_and_no_time_in_particular_are_left_out(string text)
    {
        Assert.Empty(TemporalExpressions.Find(text, Reference));
    }

    [Theory]
    [InlineData("I may march on, it is the second book")]
    [InlineData("She has 2000 followers and version 1.2.3")]
    [InlineData("meet at 12:30 in room 2023b")]
    [InlineData("5/7/2023 is ambiguous")]
    [InlineData("April and June are my daughters")]
    [InlineData("every day, all year")]
    [InlineData("am Morgen trinke ich Kaffee")]
    [InlineData("por la mañana tomo café con leche")]
    [InlineData("we did it in 2000 steps")]
    [InlineData("31 February 2023")]
    [InlineData("Sat down for a while")]
    [InlineData("we meet on Fridays")]
    public void What_names_no_certain_time_is_left_out(string text)
    {
        Assert.Empty(TemporalExpressions.Find(text, Reference));
    }

    [Fact]
    public void A_part_of_a_day_has_its_hours()
    {
        var mention = Assert.Single(TemporalExpressions.Find("It rained this morning", Reference));
        Assert.Equal("part_of_day", mention.Grain);
        Assert.Equal(new DateTimeOffset(2023, 5, 25, 6, 0, 0, TimeSpan.FromHours(2)), mention.From);
        Assert.Equal(new DateTimeOffset(2023, 5, 25, 12, 0, 0, TimeSpan.FromHours(2)), mention.To);
    }

    [Fact]
    public void Last_night_ends_this_morning()
    {
        var mention = Assert.Single(TemporalExpressions.Find("We talked last night", Reference));
        Assert.Equal(new DateTimeOffset(2023, 5, 24, 18, 0, 0, TimeSpan.FromHours(2)), mention.From);
        Assert.Equal(new DateTimeOffset(2023, 5, 25, 6, 0, 0, TimeSpan.FromHours(2)), mention.To);
    }

    [Fact]
    public void Several_times_come_in_order()
    {
        var mentions = TemporalExpressions.Find("Yesterday I planned what we do next week and in June 2024.", Reference);
        Assert.Equal("day week month", string.Join(' ', mentions.Select(mention => mention.Grain)));
    }

    [Theory]
    [InlineData("in ")]
    [InlineData("in the ")]
    [InlineData("yesterday ")]
    [InlineData("1-")]
    [InlineData("last ")]
    [InlineData("昨天")]
    [InlineData("一")]
    [InlineData("7 May ")]
    public void Long_repetitions_take_no_time_to_speak_of(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var watch = Stopwatch.StartNew();
        Assert.InRange(TemporalExpressions.Find(text, Reference).Count, 0, TemporalExpressions.MaxMentions);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);
    }

    [Fact]
    public void No_text_and_no_reference_makes_it_fail()
    {
        string[] words =
        [
            "last", "next", "week", "year", "9999", "1", "May", "ago", "in", "yesterday", "tomorrow", "weekend", "winter", "before", "7", ".", "-", "/", "th",
            "昨天", "9999年", "12月", "31日", "大后天", "几", "十", "个月前", "vor", "zwei", "Jahren", "years ago", "99999999999", "\ud800", "the", "of", "0",
        ];
        DateTimeOffset[] references =
            [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Reference, new(9999, 12, 31, 0, 0, 0, TimeSpan.FromHours(14)), new(1, 1, 1, 0, 0, 0, TimeSpan.FromHours(-14))];
        Prop.ForAll(Gen.Elements(words).ListOf().Zip(Gen.Elements(references)).ToArbitrary(), pair =>
        {
            foreach (var separator in new[] { " ", "" })
            {
                var text = string.Join(separator, pair.Item1);
                foreach (var mention in TemporalExpressions.Find(text, pair.Item2))
                {
                    Assert.True(mention.From < mention.To);
                    Assert.True(mention.Start >= 0 && mention.Length > 0 && mention.Start + mention.Length <= text.Length);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(30));
    }

    private static void AssertSingle(string text, string mention, string from, string to, string grain)
    {
        var found = Assert.Single(TemporalExpressions.Find(text, Reference));
        Assert.Equal(mention, text.Substring(found.Start, found.Length));
        Assert.Equal(At(from), found.From);
        Assert.Equal(At(to), found.To);
        Assert.Equal(grain, found.Grain);
    }

    private static DateTimeOffset At(string day) =>
        new(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Reference.Offset);
}
