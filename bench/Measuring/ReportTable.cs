using Spectre.Console;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>A table of figures: the first column names the row, figures stand to the right.</summary>
internal static class ReportTable
{
    public static Table Create(string title, string first, params IEnumerable<string> others)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title)).AddColumn(new TableColumn(Markup.Escape(first)).NoWrap());
        foreach (var name in others)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned().NoWrap());
        }

        return table;
    }

    public static Table Add(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
