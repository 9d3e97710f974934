using System.Text;

namespace MemoryFunctions.Http.Files;

/// <summary>Writes a table as one line a row, each value behind its column's name: a row by itself says what it is about.</summary>
internal static class CsvText
{
    /// <exception cref="UnreadableFileException">A quote is not closed.</exception>
    public static string Read(string table)
    {
        var text = new StringBuilder();
        IReadOnlyList<string>? columns = null;
        foreach (var row in Rows(table, Separator(table)))
        {
            if (columns is null)
            {
                columns = row;
                continue;
            }

            var values = row.Select((value, at) => (Name: at < columns.Count ? columns[at].Trim() : "", Value: value.ReplaceLineEndings(" ").Trim()))
                .Where(pair => pair.Value.Length > 0)
                .Select(pair => pair.Name.Length == 0 ? pair.Value : $"{pair.Name} = {pair.Value}");
            text.AppendJoin(", ", values).Append('\n');
            if (text.Length > FileText.MaxLength)
            {
                throw FileText.TooLong();
            }
        }

        // A table of one line has nothing but it.
        return text.Length == 0 && columns is not null ? string.Join(", ", columns) : text.ToString();
    }

    /// <summary>Whichever of the usual ones the first line has most of.</summary>
    private static char Separator(string table)
    {
        var end = table.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? table : table[..end];
        return new[] { ',', ';', '\t' }.MaxBy(separator => first.Count(letter => letter == separator));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string table, char separator)
    {
        var (row, value, quoted, at) = (new List<string>(), new StringBuilder(), false, 0);
        while (at < table.Length)
        {
            var letter = table[at++];
            if (quoted)
            {
                if (letter != '"')
                {
                    value.Append(letter);
                }
                else if (at < table.Length && table[at] == '"')
                {
                    value.Append(table[at++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"' && value.Length == 0)
            {
                quoted = true;
            }
            else if (letter == separator)
            {
                row.Add(value.ToString());
                value.Clear();
            }
            else if (letter is '\r' or '\n')
            {
                if (row.Count > 0 || value.Length > 0)
                {
                    row.Add(value.ToString());
                    value.Clear();
                    yield return row;
                    row = [];
                }
            }
            else
            {
                value.Append(letter);
            }
        }

        if (quoted)
        {
            throw new UnreadableFileException("is not CSV: a quote is not closed");
        }

        if (row.Count > 0 || value.Length > 0)
        {
            row.Add(value.ToString());
            yield return row;
        }
    }
}
