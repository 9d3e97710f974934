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
        .AddSame(TimeWord.OtherDay, 0, "l_autre_jour")
        .AddSame(TimeWord.Or, 0, "ou")
        .AddSame(TimeWord.Count, 15, "quinze")
        .AddSame(TimeWord.Count, 20, "vingt")
        .AddSame(TimeWord.Count, 30, "trente")
        .AddSame(TimeWord.Ordinal, -1, "dernier derniere")
        .Add(TimeWord.Ordinal, 1, "premier|premiere deuxieme|second|seconde troisieme quatrieme")
        .Add(TimeWord.Third, 0, "debut mi|milieu fin")
        .AddHolidays("nouvel_an|jour_de_l_an saint_sylvestre|reveillon epiphanie saint_valentin carnaval|mardi_gras paques pentecote "
            + "fete_des_meres fete_des_peres - - assomption - halloween toussaint - veille_de_noel noel")
        .AddSame(TimeWord.Since, 0, "depuis depuis_que")
        .AddSame(TimeWord.Since, 1, "a_partir_de a_partir_du")
        .AddSame(TimeWord.Before, 0, "avant avant_de avant_que avant_d")
        .AddSame(TimeWord.After, 0, "apres apres_que")
        .AddSame(TimeWord.Until, 0, "jusqu_a jusqu_au jusqu_en jusqu_aux")
        .AddSame(TimeWord.Around, 1, "vers autour_de autour_du")
        .AddSame(TimeWord.Between, 0, "entre de du")
        .AddSame(TimeWord.And, 0, "et a au jusqu_a jusqu_au jusqu_en")
        .AddSame(TimeWord.During, 0, "pendant durant lors_de lors_du lors_d au_cours_de au_cours_du")
        .AddSame(TimeWord.At, 0, "a au pour le")
        .AddSame(TimeWord.Event, 0, "anniversaire mariage noces enterrement bapteme fiancailles remise_des_diplomes")
        .AddSame(TimeWord.When, 0, "quand")
        .AddSame(TimeWord.While, 0, "lorsque lorsqu pendant_que")
        .AddSame(TimeWord.AsksWhen, 0, "quelle_date quel_jour quelle_annee quel_mois quelle_heure quelle_semaine quelle_saison "
            + "combien_de_temps depuis_quand")
        .AddSame(TimeWord.Tells, 0, "sais savoir dis moi rappelles souviens jusqu de depuis et")
        .AddSame(TimeWord.Recent, 0, "recemment dernierement ces_derniers_temps ces_jours_ci")
        .AddSame(TimeWord.SoFar, 0, "jusqu_ici jusqu_a_present jusqu_a_maintenant")
        .AddSame(TimeWord.Over, 0, "au_cours_de au_cours_des ces")
        .AddSame(TimeWord.Future, 0, "vais vas va allons allez vont prevu prevue prevus prevois projets rendez_vous ferai fera ferons aurai "
            + "aura serai sera")
        .AddSame(TimeWord.Past, 0, "etait etais etaient avait avais ai_je a_t as_tu avons_nous est_il est_elle ete fait")
        .AddSame(TimeWord.Stop, 0, "que qu qui ou quoi quel quelle pourquoi comment combien")
        .AddSame(TimeWord.Pronoun, 0, "cela ca tout")
        .AddSame(TimeWord.Idiom, 0, "tous_les_jours chaque_jour d_apres")
        .AddSame(TimeWord.Article, 0, "le la l les");
}
