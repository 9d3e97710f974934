namespace MemoryFunctions.Core.Text.Dates;

internal static class FrenchTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "fr", ShiftsFromBehind = true }
        .Add(TimeWord.Month, 1, "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")
        .Add(TimeWord.Weekday, 0, "lundi mardi mercredi jeudi vendredi samedi dimanche")
        .Add(TimeWord.Unit, 0, "jour|jours semaine|semaines mois an|ans|annee|annees week_end|weekend|weekends heure|heures "
            + "minute|minutes decennie|decennies")
        .Add(TimeWord.Season, 0, "printemps ete automne hiver")
        .Add(TimeWord.Count, 1, "un|une deux trois quatre cinq six sept huit neuf dix onze douze")
        .AddSame(TimeWord.Count, -3, "quelques plusieurs")
        .Add(TimeWord.Day, -2, "avant_hier hier aujourd_hui demain apres_demain")
        .Add(TimeWord.Part, 0, "matin apres_midi soir|soiree nuit")
        .AddSame(TimeWord.DayPart, -7, "la_nuit_derniere cette_nuit")
        .AddSame(TimeWord.Shift, -1, "dernier derniere derniers dernieres passe passee")
        .AddSame(TimeWord.Shift, 0, "ce cet cette")
        .AddSame(TimeWord.Shift, 1, "prochain prochaine prochains")
        .AddSame(TimeWord.AgoBefore, 0, "il_y_a y_a")
        .AddSame(TimeWord.AheadBefore, 0, "dans")
        .AddSame(TimeWord.Of, 0, "de du")
        .AddSame(TimeWord.In, 0, "en depuis avant apres vers debut fin annee au de mi l")
        .AddSame(TimeWord.Article, 0, "le la l les");
}
