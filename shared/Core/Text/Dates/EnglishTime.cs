namespace MemoryFunctions.Core.Text.Dates;

internal static class EnglishTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "en", MonthFirst = true }
        .Add(TimeWord.Month, 1, "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
            + "october|oct november|nov december|dec")
        .Add(TimeWord.Weekday, 0, "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|wednesdays "
            + "thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays sunday|sun|sundays")
        .Add(TimeWord.Unit, 0, "day|days week|weeks|wk|wks month|months year|years|yr|yrs weekend|weekends|week_end hour|hours "
            + "minute|minutes decade|decades")
        .Add(TimeWord.Season, 0, "spring summer autumn|fall winter")
        .Add(TimeWord.Count, 1, "one|a|an two|couple_of|a_couple_of|a_couple|couple three four five six seven eight nine ten eleven "
            + "twelve")
        .AddSame(TimeWord.Count, -3, "few a_few several some")
        .Add(TimeWord.Day, -2, "day_before_yesterday yesterday today tomorrow|tmrw day_after_tomorrow")
        .Add(TimeWord.Part, 0, "morning afternoon evening night")
        .AddSame(TimeWord.Part, 1, "lunchtime noon")
        .AddSame(TimeWord.DayPart, 3, "tonight")
        .AddSame(TimeWord.DayPart, -7, "last_night")
        .AddSame(TimeWord.Shift, -1, "last past previous this_past this_last")
        .AddSame(TimeWord.Shift, 0, "this current")
        .AddSame(TimeWord.Shift, 1, "next coming upcoming this_coming")
        .AddSame(TimeWord.BeforeLast, 0, "before_last")
        .AddSame(TimeWord.AgoAfter, 0, "ago back")
        .AddSame(TimeWord.AheadBefore, 0, "in")
        .AddSame(TimeWord.AheadAfter, 0, "from_now hence from_today")
        .AddSame(TimeWord.Of, 0, "of")
        .AddSame(TimeWord.In, 0, "in since during by until till before after around from of early late mid year")
        .AddSame(TimeWord.Article, 0, "the")
        .OnlyCapitals("may march mar sat sun mon wed dec jan jun");
}
