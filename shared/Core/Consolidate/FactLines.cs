using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// What a model reads: one line of JSON for each thing, so that whatever a memory says stays inside its quotes. What is empty or
/// usual is left out.
/// </summary>
internal sealed class FactLines
{
    // Letters of every script as they are: an escape takes several tokens. The line breaks among them are escaped all the same.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder lines = new();

    /// <summary>A line about a memory.</summary>
    /// <param name="kind">What it is here, such as <c>known</c>.</param>
    /// <param name="handle">Its short name in this call.</param>
    /// <param name="unit">The memory.</param>
    /// <param name="more">Writes what else there is to say.</param>
    public void Add(string kind, string handle, MemoryUnit unit, Action<Utf8JsonWriter>? more = null) => Add(writer =>
    {
        writer.WriteString(kind, handle);
        Write(writer, unit);
        more?.Invoke(writer);
    });

    /// <summary>A line of its own kind.</summary>
    public void Add(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        lines.Append(lines.Length > 0 ? "\n" : "").Append(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    public override string ToString() => lines.ToString();

    private static void Write(Utf8JsonWriter writer, MemoryUnit unit)
    {
        writer.WriteString("text", unit.Text);
        WriteTime(writer, "said", unit.MentionedAt);
        WriteTime(writer, "from", unit.OccurredStart);
        WriteTime(writer, "to", unit.OccurredEnd);
        if (unit.Category is { Length: > 0 } category)
        {
            writer.WriteString("category", category);
        }

        if (unit.Permanence != Permanence.Permanent)
        {
            writer.WriteString("lasts", unit.Permanence is Permanence.LongTerm ? "months" : "days");
        }

        WriteTexts(writer, "about", unit.Entities);
        if (unit.Relations.Count > 0)
        {
            writer.WriteStartArray("relations");
            foreach (var (subject, predicate, value) in unit.Relations)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(subject);
                writer.WriteStringValue(predicate);
                writer.WriteStringValue(value);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }
    }

    /// <summary>The day as it was where it was said, and the minute where there is one.</summary>
    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            writer.WriteString(name, at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }
    }
}
