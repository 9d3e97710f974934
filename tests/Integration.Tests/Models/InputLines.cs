using System.Text.Json;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What a request to the language model is about, as the model finds it: one JSON object a line.</summary>
internal static class InputLines
{
    public static IReadOnlyList<JsonElement> Of(ScriptedRequest request) =>
        [.. request.Input.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    /// <summary>The turns to state facts from, each with the key of its passage; what goes along as context is not among them.</summary>
    public static IReadOnlyList<(string Passage, int Number, string Text)> Turns(ScriptedRequest request)
    {
        var (turns, passage) = (new List<(string, int, string)>(), "");
        foreach (var line in Of(request))
        {
            if (line.TryGetProperty("passage", out var key))
            {
                passage = key.GetString()!;
            }
            else if (line.TryGetProperty("n", out var number))
            {
                turns.Add((passage, number.GetInt32(), line.GetProperty("text").GetString()!));
            }
        }

        return turns;
    }

    public static string Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    public static IReadOnlyList<string> Texts(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>Subject, predicate and object of each relation.</summary>
    public static IReadOnlyList<(string Subject, string Predicate, string Object)> Relations(this JsonElement line) =>
        line.TryGetProperty("relations", out var list)
            ? [.. list.EnumerateArray().Select(one => (one[0].GetString()!, one[1].GetString()!, one[2].GetString()!))]
            : [];
}
