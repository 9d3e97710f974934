namespace MemoryFunctions.Core.Text.Dates;

internal static class PortugueseTime
{
    public static TimeLexicon Create() => new TimeLexicon { Code = "pt", ShiftsFromBehind = true }
        .Add(TimeWord.Month, 1, "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro")
        .Add(TimeWord.Weekday, 0, "segunda_feira terca_feira quarta_feira quinta_feira sexta_feira sabado domingo")
        .Add(TimeWord.Unit, 0, "dia|dias semana|semanas mes|meses ano|anos fim_de_semana|fins_de_semana|final_de_semana hora|horas "
            + "minuto|minutos decada|decadas")
        .Add(TimeWord.Season, 0, "primavera verao outono inverno")
        .Add(TimeWord.Count, 1, "um|uma dois|duas|um_par_de tres quatro cinco seis sete oito nove dez onze doze")
        .AddSame(TimeWord.Count, -3, "alguns algumas uns umas varios varias poucos poucas")
        .Add(TimeWord.Day, -2, "anteontem|antes_de_ontem ontem hoje amanha depois_de_amanha")
        .Add(TimeWord.Part, 0, "manha|de_manha|pela_manha tarde|a_tarde|de_tarde tardinha noite|a_noite|de_noite")
        .AddSame(TimeWord.DayPart, -7, "ontem_a_noite")
        .AddSame(TimeWord.Shift, -1, "passado passada ultimo ultima ultimos ultimas")
        .AddSame(TimeWord.Shift, 0, "este esta neste nesta esse essa nesse nessa deste desta")
        .AddSame(TimeWord.Shift, 1, "proximo proxima proximos que_vem")
        .AddSame(TimeWord.AgoBefore, 0, "ha faz")
        .AddSame(TimeWord.AgoAfter, 0, "atras")
        .AddSame(TimeWord.AheadBefore, 0, "em daqui_a dentro_de")
        .AddSame(TimeWord.Of, 0, "de do da")
        .AddSame(TimeWord.In, 0, "em desde ate durante no na inicio_de final_de fim_de meados_de ano de")
        .AddSame(TimeWord.Article, 0, "o a os as");
}
