namespace MemoryFunctions.Core.Text.Dates;

internal static class GermanTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "de", NounsAreCapital = true }
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
        .AddSame(TimeWord.ThisWeekend, 0, "am_wochenende ubers_wochenende")
        .AddSame(TimeWord.SideOfNow, 1, "spater")
        .AddSame(TimeWord.OtherDay, 0, "neulich letztens")
        .AddSame(TimeWord.Count, 20, "zwanzig")
        .AddSame(TimeWord.Count, 30, "dreissig")
        .AddSame(TimeWord.Ordinal, -1, "letzte letzten letztes letzter letztem")
        .Add(TimeWord.Ordinal, 1, "erste|ersten|erstes|erster zweite|zweiten|zweites|zweiter dritte|dritten|drittes vierte|vierten|viertes")
        .Add(TimeWord.Third, 0, "anfang mitte ende")
        .AddHolidays("neujahr silvester|silvesterabend dreikonigstag|heilige_drei_konige valentinstag karneval|fasching ostern pfingsten "
            + "muttertag vatertag - - maria_himmelfahrt - halloween allerheiligen erntedank heiligabend|heiliger_abend "
            + "weihnachten|weihnachtstag")
        .AddSame(TimeWord.Since, 0, "seit seitdem")
        .AddSame(TimeWord.Since, 1, "ab")
        .AddSame(TimeWord.Before, 0, "bevor ehe")
        .AddSame(TimeWord.Before, 2, "vor")
        .AddSame(TimeWord.After, 0, "nachdem")
        .AddSame(TimeWord.After, 2, "nach")
        .AddSame(TimeWord.Until, 0, "bis_zum bis_zur")
        .AddSame(TimeWord.Until, 1, "bis")
        .AddSame(TimeWord.Around, 1, "um gegen rund_um")
        .AddSame(TimeWord.Between, 0, "zwischen von vom")
        .AddSame(TimeWord.And, 0, "und bis bis_zum")
        .AddSame(TimeWord.During, 0, "wahrend")
        .AddSame(TimeWord.At, 0, "an am auf bei beim zu zum zur")
        .AddSame(TimeWord.At, 1, "um")
        .AddSame(TimeWord.Event, 0, "geburtstag hochzeit hochzeitstag jahrestag jubilaum abschlussfeier beerdigung taufe verlobung flitterwochen")
        .AddSame(TimeWord.While, 1, "als")
        .AddSame(TimeWord.AsksWhen, 0, "wann welches_datum welchem_datum welches_jahr welchem_jahr welchem_monat welchem_tag welcher_tag "
            + "welcher_woche welchem_wochentag wie_lange_ist_es_her wie_lange_her wie_spat wie_viel_uhr")
        .AddSame(TimeWord.Recent, 0, "kurzlich unlangst in_letzter_zeit vor_kurzem jungst")
        .AddSame(TimeWord.SoFar, 0, "bisher bis_jetzt bislang")
        .AddSame(TimeWord.Future, 0, "werde wird werden wirst werdet geplant plane plant planen termin termine vor_haben steht_an stehen_an")
        .AddSame(TimeWord.Past, 0, "war waren warst hatte hatten gab gewesen hat")
        .AddSame(TimeWord.Stop, 0, "was wer wen wem wo wohin woher wie warum welche welcher welches")
        .AddSame(TimeWord.Pronoun, 0, "das dem allem ort")
        .AddSame(TimeWord.Determiner, 0, "dem der den das die meinem meiner meinen mein meine seinem seiner seinen seine ihrem ihrer ihren "
            + "ihre unserem unserer unseren unsere deinem deiner einem einer ich wir er sie es du ihr man")
        .AddSame(TimeWord.Idiom, 0, "nach_hause vor_allem vor_ort jeden_tag")
        .AddSame(TimeWord.Article, 0, "der die das den dem");
}
