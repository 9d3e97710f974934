using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Extract;

/// <summary>Reads an extraction call's input as a model has to: line by line, each by itself.</summary>
internal static class ReadInput
{
    public static IReadOnlyList<JsonElement> Lines(string input) =>
        [.. input.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public static IReadOnlyList<Passage> Passages(string input)
    {
        var passages = new List<Passage>();
        foreach (var line in Lines(input))
        {
            if (line.TryGetProperty("passage", out var key))
            {
                passages.Add(new Passage { Key = key.GetString()!, Context = Text(line, "about"), Turns = [] });
            }
            else if (line.TryGetProperty("n", out var number))
            {
                passages[^1] = passages[^1] with { Turns = [.. passages[^1].Turns, Turn(line, number.GetInt32())] };
            }
            else if (line.TryGetProperty("context", out _))
            {
                passages[^1] = passages[^1] with { Before = [.. passages[^1].Before, Turn(line, passages[^1].Before.Count)] };
            }
        }

        return passages;
    }

    private static PassageTurn Turn(JsonElement line, int number) => new(
        number,
        Text(line, "who"),
        Text(line, "text")!,
        Text(line, "at") is { } at ? DateTimeOffset.ParseExact(at, "yyyy-MM-ddTHH:mmzzz (dddd)", CultureInfo.InvariantCulture) : null);

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}
