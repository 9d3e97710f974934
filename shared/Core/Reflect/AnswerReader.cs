using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Reflect;

/// <summary>Makes an answer of a model's JSON. What does not hold is told by place, for the model to put right.</summary>
internal sealed class AnswerReader(AnswerRequest request, ResponseSchema? schema)
{
    private const int MaxSearches = 3;

    private readonly Dictionary<string, string> ids = request.Memories
        .Select((memory, at) => (Handle: ReflectInput.Handle(at), memory.Id))
        .ToDictionary(pair => pair.Handle, pair => pair.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, string> models = request.MentalModels
        .Select((view, at) => (Handle: ReflectInput.ModelHandle(at), view.Model.Id))
        .ToDictionary(pair => pair.Handle, pair => pair.Id, StringComparer.Ordinal);

    /// <exception cref="AnswerFaultException">It does not say what it must.</exception>
    public MemoryAnswer Read(JsonElement answer)
    {
        try
        {
            return ReadObject(answer);
        }
        catch (InvalidOperationException)
        {
            // The reader finds half a character only when it is asked for the text.
            throw new AnswerFaultException("every string must be well-formed Unicode");
        }
    }

    private static List<string> Strings(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : throw new AnswerFaultException($"{name} must be an array of strings");

    private static string Structured(JsonElement answer, ResponseSchema schema)
    {
        if (!answer.TryGetProperty("structured", out var structured))
        {
            throw new AnswerFaultException("structured is missing");
        }

        if (schema.FindFault(structured, "structured") is { } fault)
        {
            throw new AnswerFaultException(fault);
        }

        // Written anew, which reads every string of it.
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            structured.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private MemoryAnswer ReadObject(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            throw new AnswerFaultException("the answer must be an object");
        }

        var text = answer.TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.String
            ? words.GetString()!.Trim()
            : throw new AnswerFaultException("text must be a string");
        var searches = request.MaySearch ? Strings(answer, "searches").Where(search => !string.IsNullOrWhiteSpace(search)).Take(MaxSearches).ToList() : [];
        if (text.Length == 0 && searches.Count == 0)
        {
            throw new AnswerFaultException("text must not be blank");
        }

        var handles = BasedOn(answer);
        return new MemoryAnswer
        {
            Text = text,
            BasedOn = [.. handles.Where(ids.ContainsKey).Select(handle => ids[handle])],
            MentalModels = [.. handles.Where(models.ContainsKey).Select(handle => models[handle])],
            Searches = searches,
            Structured = schema is null || searches.Count > 0 ? null : Structured(answer, schema),
        };
    }

    private List<string> BasedOn(JsonElement answer)
    {
        var handles = Strings(answer, "based_on");
        for (var at = 0; at < handles.Count; at++)
        {
            if (!ids.ContainsKey(handles[at]) && !models.ContainsKey(handles[at]))
            {
                throw new AnswerFaultException(string.Create(CultureInfo.InvariantCulture, $"based_on[{at}] must be the handle of one of the memories or models"));
            }
        }

        return [.. handles.Distinct(StringComparer.Ordinal)];
    }
}
