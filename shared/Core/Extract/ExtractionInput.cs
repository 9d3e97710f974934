using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Writes what a call is about: one JSON object a line. Nothing that anybody says can end its line or look like another one,
/// because within a JSON string there is neither a line break nor a bare quotation mark.
/// </summary>
internal static class ExtractionInput
{
    /// <summary>The input for passages that are made readable.</summary>
    public static string Write(BankGuidance guidance, IReadOnlyList<Passage> passages)
    {
        var input = new StringBuilder();
        WriteGuidance(input, guidance);
        foreach (var passage in passages)
        {
            input.Append("{\"passage\":").Text(passage.Key);
            if (!string.IsNullOrWhiteSpace(passage.Context))
            {
                input.Append(",\"about\":").Text(passage.Context);
            }

            input.Append("}\n");
            foreach (var turn in passage.Before)
            {
                WriteTurn(input.Append("{\"context\":true"), turn);
            }

            foreach (var turn in passage.Turns)
            {
                WriteTurn(input.Append(CultureInfo.InvariantCulture, $"{{\"n\":{turn.Number}"), turn);
            }
        }

        return input.ToString();
    }

    /// <summary>
    /// The passage as a model may read it: without memories that were quoted into it, and without secrets. A turn of which
    /// nothing is left is left out.
    /// </summary>
    public static Passage Readable(Passage passage) => passage with
    {
        Context = passage.Context is { } context ? SecretScanner.Redact(MemoryBlock.Strip(context)) : null,
        Before = [.. passage.Before.Select(Readable).Where(turn => turn.Text.Length > 0)],
        Turns = [.. passage.Turns.Select(Readable).Where(turn => turn.Text.Length > 0)],
    };

    private static PassageTurn Readable(PassageTurn turn) => turn with { Text = SecretScanner.Redact(MemoryBlock.Strip(turn.Text)).Trim() };

    private static void WriteGuidance(StringBuilder input, BankGuidance guidance)
    {
        var parts = new List<string>();
        Add(guidance.Mission.Length > 0, "mission", one => one.Text(guidance.Mission));
        Add(guidance.Instructions.Length > 0, "instructions", one => one.Text(guidance.Instructions));
        Add(guidance.Categories.Count > 0, "categories", one => WriteCategories(one, guidance.Categories));
        Add(guidance.DoNotStore.Count > 0, "never", one => one.List(guidance.DoNotStore, static (list, rule) => list.Text(rule)));
        if (parts.Count > 0)
        {
            input.Append("{\"guidance\":{").AppendJoin(',', parts).Append("}}\n");
        }

        void Add(bool isGiven, string name, Action<StringBuilder> write)
        {
            if (isGiven)
            {
                var part = new StringBuilder().Text(name).Append(':');
                write(part);
                parts.Add(part.ToString());
            }
        }
    }

    private static void WriteCategories(StringBuilder input, IReadOnlyList<CustomCategory> categories) => input.List(categories, static (list, category) =>
    {
        list.Append("{\"name\":").Text(category.Name);
        if (category.Description.Length > 0)
        {
            list.Append(",\"description\":").Text(category.Description);
        }

        list.Append('}');
    });

    private static void WriteTurn(StringBuilder input, PassageTurn turn)
    {
        if (turn.Speaker is { } speaker)
        {
            input.Append(",\"who\":").Text(speaker);
        }

        if (turn.At is { } at)
        {
            input.Append(",\"at\":").Text(at.ToString("yyyy-MM-ddTHH:mmzzz (dddd)", CultureInfo.InvariantCulture));
        }

        input.Append(",\"text\":").Text(turn.Text).Append("}\n");
    }
}
