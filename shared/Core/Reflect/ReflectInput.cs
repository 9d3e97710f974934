using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Reflect;

/// <summary>
/// The question and its memories as a model reads them: a JSON object a line. Every text is inside a JSON string, where a line
/// break or a quotation mark is written out: whatever a memory says, it cannot end its line and start another. Secrets that are
/// stored, because a deployment keeps them or they came before it did not, are not read to a model.
/// </summary>
internal static class ReflectInput
{
    /// <summary>Other scripts stay readable, which also saves tokens; what could be taken for a line break is escaped all the same.</summary>
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of the memory at a place of the request's list, inside this call: shorter than an id, and nothing to look up elsewhere.</summary>
    public static string Handle(int place) => string.Create(CultureInfo.InvariantCulture, $"m{place + 1}");

    /// <summary>The same of a mental model.</summary>
    public static string ModelHandle(int place) => string.Create(CultureInfo.InvariantCulture, $"k{place + 1}");

    public static string Write(AnswerRequest request)
    {
        var lines = new StringBuilder();
        lines.Append(Line(writer => About(writer, request))).Append('\n');
        foreach (var directive in request.Directives)
        {
            lines.Append(Line(writer => Directive(writer, directive))).Append('\n');
        }

        for (var at = 0; at < request.MentalModels.Count; at++)
        {
            var place = at;
            lines.Append(Line(writer => Model(writer, ModelHandle(place), request.MentalModels[place]))).Append('\n');
        }

        for (var at = 0; at < request.Memories.Count; at++)
        {
            var place = at;
            lines.Append(Line(writer => Memory(writer, Handle(place), request.Memories[place]))).Append('\n');
        }

        return lines.Append(Line(writer => Question(writer, request))).ToString();
    }

    private static void About(Utf8JsonWriter writer, AnswerRequest request)
    {
        writer.WriteStartObject("about");
        writer.WriteString("now", Time(request.Now, "yyyy-MM-dd'T'HH:mmK (dddd)"));
        if (request.Mission.Length > 0)
        {
            writer.WriteString("mission", request.Mission);
        }

        writer.WriteNumber("skepticism", request.Disposition.Skepticism);
        writer.WriteNumber("literalism", request.Disposition.Literalism);
        writer.WriteNumber("empathy", request.Disposition.Empathy);
        writer.WriteEndObject();
    }

    private static void Directive(Utf8JsonWriter writer, Directive directive)
    {
        writer.WriteString("directive", directive.Name);
        writer.WriteString("text", directive.Content);
    }

    private static void Model(Utf8JsonWriter writer, string handle, MentalModelView view)
    {
        writer.WriteString("model", handle);
        writer.WriteString("asked", view.Model.SourceQuery);
        writer.WriteString("text", SecretScanner.Redact(view.Model.Text!.Content));
        WriteTime(writer, "written", view.Model.Text.WrittenAt);
    }

    private static void Memory(Utf8JsonWriter writer, string handle, MemoryUnit memory)
    {
        writer.WriteString("memory", handle);
        writer.WriteString("text", SecretScanner.Redact(memory.Text));
        writer.WriteString("type", memory.Type);
        WriteTime(writer, "said", memory.MentionedAt);
        WriteTime(writer, "from", memory.OccurredStart);
        if (memory.OccurredEnd != memory.OccurredStart)
        {
            WriteTime(writer, "until", memory.OccurredEnd);
        }

        if (memory.Context is { Length: > 0 } context)
        {
            writer.WriteString("context", SecretScanner.Redact(context));
        }
    }

    private static void Question(Utf8JsonWriter writer, AnswerRequest request)
    {
        writer.WriteString("question", request.Question);
        if (request.Context is { Length: > 0 } context)
        {
            writer.WriteString("context", context);
        }

        writer.WriteNumber("max_tokens", request.MaxTokens);
        writer.WriteBoolean("may_search", request.MaySearch);
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            writer.WriteString(name, Time(at, at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmK"));
        }
    }

    private static string Time(DateTimeOffset time, string form) => time.ToString(form, CultureInfo.InvariantCulture);

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Form))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
