namespace MemoryFunctions.Core.Text.Dates;

internal static class GermanTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "de" }
        .Add(TimeWord.Month, 1, "januar|janner|jan februar|feb marz|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep "
            + "oktober|okt november|nov dezember|dez")
        .Add(TimeWord.Weekday, 0, "montag|montags dienstag|dienstags mittwoch|mittwochs donnerstag|donnerstags freitag|freitags "
            + "samstag|sonnabend sonntag")
        .Add(TimeWord.Unit, 0, "tag|tage|tagen woche|wochen monat|monate|monaten|monats jahr|jahre|jahren|jahres "
            + "wochenende|wochenenden stunde|stunden minute|minuten jahrzehnt|jahrzehnten")
        .Add(TimeWord.Season, 0, "fruhling|fruhjahr sommer herbst winter")
        .Add(TimeWord.Count, 1, "ein|eine|einem|einer|einen zwei|ein_paar drei vier funf sechs sieben acht neun zehn elf zwolf")
        .AddSame(TimeWord.Count, -3, "einigen einige mehreren wenigen paar")
        .Add(TimeWord.Day, -2, "vorgestern gestern heute morgen ubermorgen")
        .Add(TimeWord.Part, 0, "morgen|fruh|vormittag nachmittag|mittag abend nacht")
        .AddSame(TimeWord.DayPart, -7, "letzte_nacht")
        .AddSame(TimeWord.Shift, -2, "vorletzte vorletzten vorletztes vorletzter")
        .AddSame(TimeWord.Shift, -1, "letzte letzten letztes letzter letztem vergangene vergangenen vergangenes vorige vorigen voriges")
        .AddSame(TimeWord.Shift, 0, "diese diesen dieses dieser diesem")
        .AddSame(TimeWord.Shift, 1, "nachste nachsten nachstes nachster nachstem kommende kommenden kommendes")
        .AddSame(TimeWord.Shift, 2, "ubernachste ubernachsten ubernachstes")
        .AddSame(TimeWord.AgoBefore, 0, "vor")
        .AddSame(TimeWord.AheadBefore, 0, "in")
        .AddSame(TimeWord.Of, 0, "des")
        .AddSame(TimeWord.In, 0, "im in seit bis ab anfang ende mitte jahr jahre am")
        .AddSame(TimeWord.Article, 0, "der die das den dem");
}
