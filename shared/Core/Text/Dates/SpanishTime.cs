namespace MemoryFunctions.Core.Text.Dates;

internal static class SpanishTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "es", ShiftsFromBehind = true }
        .Add(TimeWord.Month, 1, "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre")
        .Add(TimeWord.Weekday, 0, "lunes martes miercoles jueves viernes sabado domingo")
        .Add(TimeWord.Unit, 0, "dia|dias semana|semanas mes|meses ano|anos fin_de_semana|fines_de_semana hora|horas minuto|minutos "
            + "decada|decadas")
        .Add(TimeWord.Season, 0, "primavera verano otono invierno")
        .Add(TimeWord.Count, 1, "un|una|uno dos|un_par_de tres cuatro cinco seis siete ocho nueve diez once doce")
        .AddSame(TimeWord.Count, -3, "unos unas algunos algunas varios varias pocos pocas")
        .Add(TimeWord.Day, -2, "anteayer|antier|antes_de_ayer ayer hoy manana pasado_manana")
        .Add(TimeWord.Part, 0, "manana|por_la_manana tarde|por_la_tarde tarde_noche noche|por_la_noche")
        .AddSame(TimeWord.DayPart, -7, "anoche")
        .AddSame(TimeWord.Shift, -1, "pasado pasada ultimo ultima ultimos ultimas anterior")
        .AddSame(TimeWord.Shift, 0, "este esta")
        .AddSame(TimeWord.Shift, 1, "proximo proxima proximos que_viene siguiente")
        .AddSame(TimeWord.AgoBefore, 0, "hace")
        .AddSame(TimeWord.AgoAfter, 0, "atras")
        .AddSame(TimeWord.AheadBefore, 0, "en dentro_de")
        .AddSame(TimeWord.Of, 0, "de del")
        .AddSame(TimeWord.In, 0, "en desde hasta durante antes_de principios_de finales_de mediados_de ano de")
        .AddSame(TimeWord.Article, 0, "el la los las");
}
