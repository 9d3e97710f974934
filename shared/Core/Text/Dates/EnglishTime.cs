namespace MemoryFunctions.Core.Text.Dates;

internal static class EnglishTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "en", MonthFirst = true }
        .Add(TimeWord.Month, 1, "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
            + "october|oct november|nov december|dec")
        .Add(TimeWord.Weekday, 0, "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|wednesdays "
            + "thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays sunday|sun|sundays")
        .Add(TimeWord.Unit, 0, "day|days|nights week|weeks|wk|wks month|months year|years|yr|yrs weekend|weekends|week_end hour|hours "
            + "minute|minutes decade|decades")
        .Add(TimeWord.Season, 0, "spring summer autumn|fall winter")
        .Add(TimeWord.Count, 1, "one|a|an two|couple_of|a_couple_of|a_couple|couple three four five six seven eight nine ten eleven "
            + "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
        .AddSame(TimeWord.Count, 30, "thirty")
        .AddSame(TimeWord.Count, 40, "forty")
        .AddSame(TimeWord.Count, 50, "fifty")
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
        .AddSame(TimeWord.OtherDay, 0, "the_other_day the_other_night")
        .AddSame(TimeWord.ThisWeekend, 0, "over_the_weekend at_the_weekend on_the_weekend")
        .AddSame(TimeWord.SideOfNow, -1, "earlier")
        .AddSame(TimeWord.SideOfNow, 1, "later")
        .AddSame(TimeWord.Or, 0, "or")
        .AddSame(TimeWord.Ordinal, -1, "last")
        .Add(TimeWord.Ordinal, 1, "first second third fourth")
        .AddSame(TimeWord.Third, 0, "early beginning_of start_of")
        .AddSame(TimeWord.Third, 1, "mid middle_of")
        .AddSame(TimeWord.Third, 2, "late end_of")
        .AddHolidays("new_year|new_years|new_year_s|new_year_s_day|new_years_day new_year_s_eve|new_years_eve epiphany "
            + "valentine_s_day|valentines_day|valentine_s|valentines carnival|mardi_gras easter pentecost|whitsun "
            + "mother_s_day|mothers_day father_s_day|fathers_day memorial_day independence_day|fourth_of_july - labor_day|labour_day "
            + "halloween all_saints thanksgiving christmas_eve christmas|xmas|christmas_day|christmastime")
        .AddSame(TimeWord.Since, 0, "since ever_since")
        .AddSame(TimeWord.Since, 1, "starting")
        .AddSame(TimeWord.Before, 0, "before prior_to ahead_of leading_up_to")
        .AddSame(TimeWord.After, 0, "after")
        .AddSame(TimeWord.Until, 0, "until till")
        .AddSame(TimeWord.Until, 1, "by up_to as_of")
        .AddSame(TimeWord.Around, 1, "around about circa")
        .AddSame(TimeWord.Between, 0, "between from")
        .AddSame(TimeWord.And, 0, "and to until till through")
        .AddSame(TimeWord.During, 0, "during throughout")
        .AddSame(TimeWord.At, 0, "on at for")
        .AddSame(TimeWord.At, 1, "around")
        .AddSame(TimeWord.Event, 0, "birthday birthdays anniversary wedding graduation honeymoon funeral baptism christening engagement")
        .AddSame(TimeWord.When, 0, "when")
        .AddSame(TimeWord.While, 0, "while whilst")
        .AddSame(TimeWord.AsksWhen, 0, "what_date which_date what_day which_day what_year which_year what_month which_month what_time "
            + "which_week what_week what_weekday which_weekday which_weekend what_weekend which_season what_season the_date_of "
            + "how_long_ago how_many_days_ago how_many_weeks_ago how_many_months_ago how_many_years_ago how_soon "
            + "how_long_has_it_been how_long_is_it_since")
        .AddSame(TimeWord.Tells, 0, "know knows remember remembers recall tell me us say said sure since until till by about of and")
        .AddSame(TimeWord.Recent, 0, "recently lately recent these_days")
        .AddSame(TimeWord.SoFar, 0, "so_far until_now up_to_now to_date")
        .AddSame(TimeWord.Over, 0, "over in during within for throughout")
        .AddSame(TimeWord.Rolling, 0, "last past")
        .AddSame(TimeWord.Future, 0, "will ll shall going_to gonna upcoming coming plan plans planned planning appointment appointments "
            + "schedule scheduled due am_i are_we are_they do_i_have do_we_have should_i coming_up remind")
        .AddSame(TimeWord.Past, 0, "did was were had didn wasn weren")
        .AddSame(TimeWord.Stop, 0, "what who whom whose where which why how did do does will would should could can tell")
        .AddSame(TimeWord.Pronoun, 0, "that this it then all these those now long time while a")
        .AddSame(TimeWord.Idiom, 0, "look_after looks_after looked_after looking_after named_after takes_after take_after "
            + "day_to_day every_day each_day all_day time_after_time after_all second_hand")
        .AddSame(TimeWord.Article, 0, "the")
        .OnlyCapitals("may march mar sat sun mon wed dec jan jun");
}
