using System.Globalization;
using MemoryFunctions.Core.Recall.Times;

namespace MemoryFunctions.Core.Tests.Recall.Times;

/// <summary>Each row: a question, and the range that is meant first, as days; "min" and "max" are open sides.</summary>
public sealed class QuestionTimesTests
{
    // A Thursday.
    private static readonly DateTimeOffset Now = new(2023, 5, 25, 14, 30, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("What did I do yesterday?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("What did Anna cook two weeks ago?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("How often did we go to the beach in 2022?", "2022-01-01", "2023-01-01", 1)]
    [InlineData("Where did we travel last June?", "2022-06-01", "2022-07-01", 1)]
    [InlineData("When did Tom go camping in June?", "2022-06-01", "2022-07-01", 0.8)]
    [InlineData("What are the plans for June?", "2023-06-01", "2023-07-01", 0.8)]
    [InlineData("What did we do in May?", "2023-05-01", "2023-06-01", 0.8)]
    [InlineData("What am I doing next weekend?", "2023-06-03", "2023-06-05", 1)]
    [InlineData("Which appointments do I have on Friday?", "2023-05-26", "2023-05-27", 0.8)]
    [InlineData("Who did I meet on Friday?", "2023-05-19", "2023-05-20", 0.8)]
    [InlineData("What has changed since March?", "2023-03-01", "max", 0.8)]
    [InlineData("Where did Tom live before 2020?", "min", "2020-01-01", 1)]
    [InlineData("What did Tom do after 2020?", "2021-01-01", "max", 1)]
    [InlineData("What was I working on until last week?", "min", "2023-05-22", 1)]
    [InlineData("What did we plan between May and July 2022?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("Where was Anna between 3 and 5 May?", "2023-05-03", "2023-05-06", 0.8)]
    [InlineData("Where did I work from 2015 to 2018?", "2015-01-01", "2019-01-01", 1)]
    [InlineData("What did I read in the last two weeks?", "2023-05-11", "2023-05-26", 1)]
    [InlineData("How has my health been over the past year?", "2022-05-25", "2023-05-26", 1)]
    [InlineData("What did Tom paint recently?", "2023-04-25", "2023-05-26", 0.4)]
    [InlineData("What has been bothering Anna lately?", "2023-04-25", "2023-05-26", 0.4)]
    [InlineData("Which books have I finished this year so far?", "2023-01-01", "2023-05-26", 1)]
    [InlineData("What did I get for Christmas?", "2022-12-24", "2022-12-27", 0.8)]
    [InlineData("What are we doing at Easter 2024?", "2024-03-29", "2024-04-02", 1)]
    [InlineData("What did we eat last Thanksgiving?", "2022-11-24", "2022-11-25", 1)]
    [InlineData("What did Tom and Anna do on the Monday before July 24, 2022?", "2022-07-18", "2022-07-19", 1)]
    [InlineData("What did Anna do over the weekend before 4th October, 2022?", "2022-10-01", "2022-10-03", 1)]
    [InlineData("What was planned for the Saturday after October 28, 2022?", "2022-10-29", "2022-10-30", 1)]
    [InlineData("Where did Tom go during the first weekend of August 2022?", "2022-08-06", "2022-08-08", 1)]
    [InlineData("Which classes did Tom join in mid-August 2022?", "2022-08-08", "2022-08-25", 1)]
    [InlineData("What happened towards the end of summer 2022?", "2022-07-27", "2022-09-01", 1)]
    [InlineData("How many pets did Tom have, as of September 2022?", "min", "2022-10-01", 1)]
    [InlineData("What do I need to finish before Friday? What should I do?", "2023-05-25", "2023-05-26", 0.8)]
    [InlineData("What did Tom share on 9th December 2022?", "2022-12-09", "2022-12-10", 1)]
    [InlineData("What did I say two days after Christmas?", "2022-12-28", "2022-12-29", 0.8)]
    [InlineData("What did Anna show on October 13, 2022?", "2022-10-13", "2022-10-14", 1)]
    [InlineData("What do they plan on doing during April 2023?", "2023-04-01", "2023-05-01", 1)]
    [InlineData("What illness did Tom suffer from in August 2022?", "2022-08-01", "2022-09-01", 1)]
    [InlineData("Which country did Tom come from 4 years ago?", "2019-01-01", "2020-01-01", 1)]
    [InlineData("What happened around 10 May 2023?", "2023-05-08", "2023-05-13", 1)]
    [InlineData("What did they start a few years ago?", "2018-01-01", "2022-01-01", 0.6)]
    public void English_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("Was habe ich gestern gegessen?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("Wo waren wir letzten Juni?", "2022-06-01", "2022-07-01", 1)]
    [InlineData("Was haben wir vor zwei Wochen gemacht?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("Wo hat Anna im Jahr 2021 gewohnt?", "2021-01-01", "2022-01-01", 1)]
    [InlineData("Welche Termine habe ich am Freitag?", "2023-05-26", "2023-05-27", 0.8)]
    [InlineData("Was ist seit März passiert?", "2023-03-01", "max", 0.8)]
    [InlineData("Wo hat Tom vor 2020 gearbeitet?", "min", "2020-01-01", 1)]
    [InlineData("Was war zwischen Mai und Juli 2022?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("Was habe ich in den letzten zwei Wochen gelesen?", "2023-05-11", "2023-05-26", 1)]
    [InlineData("Was hat Anna zu Weihnachten bekommen?", "2022-12-24", "2022-12-27", 0.8)]
    [InlineData("Was hat Anna kürzlich gekauft?", "2023-04-25", "2023-05-26", 0.4)]
    public void German_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("Qu'est-ce que j'ai mangé hier ?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("Qu'avons-nous fait la semaine dernière ?", "2023-05-15", "2023-05-22", 1)]
    [InlineData("Où étions-nous il y a deux semaines ?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("Où habitait Anna en 2021 ?", "2021-01-01", "2022-01-01", 1)]
    [InlineData("Qu'est-ce qui a changé depuis mars ?", "2023-03-01", "max", 0.8)]
    [InlineData("Où travaillait Tom avant 2020 ?", "min", "2020-01-01", 1)]
    [InlineData("Que s'est-il passé entre mai et juillet 2022 ?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("Quels rendez-vous ai-je le 7 juin 2023 ?", "2023-06-07", "2023-06-08", 1)]
    [InlineData("Qu'est-ce que Tom a peint récemment ?", "2023-04-25", "2023-05-26", 0.4)]
    [InlineData("Qu'est-ce que j'ai reçu à Noël ?", "2022-12-24", "2022-12-27", 0.8)]
    public void French_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("¿Qué comí ayer?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("¿Qué hicimos la semana pasada?", "2023-05-15", "2023-05-22", 1)]
    [InlineData("¿Dónde estuvimos hace dos semanas?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("¿Dónde vivía Ana en 2021?", "2021-01-01", "2022-01-01", 1)]
    [InlineData("¿Qué ha cambiado desde marzo?", "2023-03-01", "max", 0.8)]
    [InlineData("¿Dónde trabajaba Tomás antes de 2020?", "min", "2020-01-01", 1)]
    [InlineData("¿Qué pasó entre mayo y julio de 2022?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("¿Qué voy a hacer el viernes?", "2023-05-26", "2023-05-27", 0.8)]
    [InlineData("¿Cómo ha estado mi salud en el último año?", "2022-05-25", "2023-05-26", 1)]
    [InlineData("¿Qué ha pintado Tomás últimamente?", "2023-04-25", "2023-05-26", 0.4)]
    public void Spanish_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("Che cosa ho mangiato ieri?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("Che cosa abbiamo fatto la settimana scorsa?", "2023-05-15", "2023-05-22", 1)]
    [InlineData("Dove eravamo due settimane fa?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("Dove viveva Anna nel 2021?", "2021-01-01", "2022-01-01", 1)]
    [InlineData("Che cosa è cambiato da marzo?", "2023-03-01", "max", 0.8)]
    [InlineData("Dove lavorava Tommaso prima del 2020?", "min", "2020-01-01", 1)]
    [InlineData("Che cosa è successo tra maggio e luglio 2022?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("Che appuntamenti ho venerdì?", "2023-05-26", "2023-05-27", 0.8)]
    [InlineData("Che cosa ha dipinto Tommaso ultimamente?", "2023-04-25", "2023-05-26", 0.4)]
    public void Italian_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("O que eu comi ontem?", "2023-05-24", "2023-05-25", 1)]
    [InlineData("O que fizemos na semana passada?", "2023-05-15", "2023-05-22", 1)]
    [InlineData("Onde estávamos há duas semanas?", "2023-05-08", "2023-05-15", 1)]
    [InlineData("Onde a Ana morava em 2021?", "2021-01-01", "2022-01-01", 1)]
    [InlineData("O que mudou desde março?", "2023-03-01", "max", 0.8)]
    [InlineData("Onde o Tomás trabalhava antes de 2020?", "min", "2020-01-01", 1)]
    [InlineData("O que aconteceu entre maio e julho de 2022?", "2022-05-01", "2022-08-01", 1)]
    [InlineData("O que vou fazer na sexta-feira?", "2023-05-26", "2023-05-27", 0.8)]
    [InlineData("O que o Tomás pintou recentemente?", "2023-04-25", "2023-05-26", 0.4)]
    public void Portuguese_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("我昨天吃了什么？", "2023-05-24", "2023-05-25", 1)]
    [InlineData("去年夏天我们去了哪里？", "2022-06-01", "2022-09-01", 1)]
    [InlineData("2020年以前他住在哪里？", "min", "2020-01-01", 1)]
    [InlineData("最近我在读什么书？", "2023-04-25", "2023-05-26", 0.4)]
    [InlineData("先週の金曜日に何をしましたか", "2023-05-19", "2023-05-20", 1)]
    [InlineData("2020年から何が変わりましたか", "2020-01-01", "max", 1)]
    [InlineData("6月に何をしましたか", "2022-06-01", "2022-07-01", 0.8)]
    public void Chinese_and_Japanese_questions_give_ranges(string question, string from, string to, double weight)
    {
        AssertFirst(question, from, to, weight);
    }

    [Theory]
    [InlineData("When did Tom adopt the dog?")]
    [InlineData("Do you remember when I moved?")]
    [InlineData("When is Anna's birthday?")]
    [InlineData("What date is the exam?")]
    [InlineData("How long ago was the trip?")]
    [InlineData("In which year did we meet?")]
    [InlineData("Wann hat Anna Geburtstag?")]
    [InlineData("An welchem Tag war die Prüfung?")]
    [InlineData("Quand est-ce que nous avons déménagé ?")]
    [InlineData("Quel jour est l'examen ?")]
    [InlineData("¿Cuándo nos mudamos?")]
    [InlineData("¿En qué año nació Ana?")]
    [InlineData("Quando ci siamo trasferiti?")]
    [InlineData("Em que ano nos conhecemos?")]
    [InlineData("我们什么时候搬家的？")]
    [InlineData("いつ引っ越しましたか")]
    public void Questions_for_a_time_ask_when(string question)
    {
        Assert.True(QuestionTimes.Read(question, Now)?.AsksWhen, question);
    }

    [Theory]
    [InlineData("What does Anna like to eat?")]
    [InlineData("Which dog belongs to Tom?")]
    [InlineData("Who is the mayor of the town?")]
    [InlineData("Was mag Anna am liebsten?")]
    [InlineData("Quel est le plat préféré d'Anna ?")]
    [InlineData("Have we met before?")]
    [InlineData("Who looks after the children?")]
    [InlineData("¿Qué le gusta a Ana?")]
    [InlineData("アンナの好きな食べ物は何ですか")]
    [InlineData("")]
    public void Other_questions_say_nothing_about_time(string question)
    {
        Assert.Null(QuestionTimes.Read(question, Now));
    }

    [Fact]
    public void A_month_without_its_year_is_also_looked_for_in_other_years_with_less_weight()
    {
        var ranges = QuestionTimes.Read("What did we do in June?", Now)!.Ranges;
        Assert.Equal(0.8, ranges[0].Weight);
        Assert.Equal([2022, 2021, 2020, 2019, 2018, 2017], ranges.Select(range => range.From.Year));
        Assert.All(ranges.Skip(1), range => Assert.Equal(0.4, range.Weight));
    }

    [Fact]
    public void A_weekday_whose_tense_is_open_may_be_the_coming_one()
    {
        var ranges = QuestionTimes.Read("Football on Friday?", Now)!.Ranges;
        Assert.Equal([19, 26, 12], ranges.Select(range => range.From.Day));
        Assert.Equal([0.8, 0.6, 0.3], ranges.Select(range => range.Weight));
    }

    [Fact]
    public void A_day_may_be_narrowed_to_its_part()
    {
        var range = QuestionTimes.Read("Where was I yesterday in the morning?", Now)!.Ranges[0];
        Assert.Equal("part_of_day", range.Grain);
        Assert.Equal(new DateTimeOffset(2023, 5, 24, 6, 0, 0, Now.Offset), range.From);
    }

    [Fact]
    public void The_words_for_time_are_told_from_the_rest()
    {
        const string question = "When did Anna paint since last June, and what two days after the wedding?";
        var time = QuestionTimes.Read(question, Now)!;
        Assert.Equal(["When", "since last June", "two days after"], time.TimeWords.Select(span => question.Substring(span.Start, span.Length)));
    }

    private static void AssertFirst(string question, string from, string to, double weight)
    {
        var time = QuestionTimes.Read(question, Now);
        Assert.True(time is { Ranges.Count: > 0 }, question);
        Assert.Equal(from, Day(time.Ranges[0].From));
        Assert.Equal(to, Day(time.Ranges[0].To));
        Assert.Equal(weight, time.Ranges[0].Weight, 6);
        Assert.Empty(time.Anchors);
    }

    private static string Day(DateTimeOffset time) =>
        time == DateTimeOffset.MinValue ? "min"
        : time == DateTimeOffset.MaxValue ? "max"
        : time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
