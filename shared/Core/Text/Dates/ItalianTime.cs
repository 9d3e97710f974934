namespace MemoryFunctions.Core.Text.Dates;

internal static class ItalianTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "it", ShiftsFromBehind = true }
        .Add(TimeWord.Month, 1, "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
        .Add(TimeWord.Weekday, 0, "lunedi martedi mercoledi giovedi venerdi sabato domenica")
        .Add(TimeWord.Unit, 0, "giorno|giorni settimana|settimane mese|mesi anno|anni fine_settimana|weekend|week_end ora|ore "
            + "minuto|minuti decennio|decenni")
        .Add(TimeWord.Season, 0, "primavera estate autunno inverno")
        .Add(TimeWord.Count, 1, "un|una|uno due|un_paio_di|paio_di tre quattro cinque sei sette otto nove dieci undici dodici")
        .AddSame(TimeWord.Count, -3, "alcuni alcune qualche pochi poche")
        .Add(TimeWord.Day, -2, "altro_ieri|l_altro_ieri|avantieri ieri oggi domani dopodomani")
        .Add(TimeWord.Part, 0, "mattina|mattino pomeriggio sera notte")
        .AddSame(TimeWord.DayPart, 0, "stamattina stamani")
        .AddSame(TimeWord.DayPart, 2, "stasera")
        .AddSame(TimeWord.DayPart, -7, "stanotte la_notte_scorsa la_scorsa_notte")
        .AddSame(TimeWord.Shift, -1, "scorso scorsa scorsi scorse passato passata ultimo ultima ultimi ultime")
        .AddSame(TimeWord.Shift, 0, "questo questa quest")
        .AddSame(TimeWord.Shift, 1, "prossimo prossima prossimi")
        .AddSame(TimeWord.AgoAfter, 0, "fa")
        .AddSame(TimeWord.AheadBefore, 0, "tra fra")
        .AddSame(TimeWord.Of, 0, "di del dell")
        .AddSame(TimeWord.In, 0, "nel in dal fino_al ad a inizio fine meta anno nell")
        .AddSame(TimeWord.Article, 0, "il la lo l i le");
}
