using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// Reads the messages of an add: a text, or objects of a role and a content, which is a text, a picture or a list of both. A picture is
/// remembered by its address; nobody looks at it.
/// </summary>
internal static class MessageReader
{
    private const string Field = "messages";
    private const string Link = "_url";

    /// <exception cref="InvalidInputException">There are none, or one is of no known form.</exception>
    public static IReadOnlyList<Mem0Message> Read(JsonElement? messages)
    {
        IReadOnlyList<Mem0Message> read = messages switch
        {
            { ValueKind: JsonValueKind.String } text => [new Mem0Message("user", FilterValue.Text(text, Field), null)],
            { ValueKind: JsonValueKind.Object } one => [Message(one, Field)],
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select((one, at) => Message(one, string.Create(CultureInfo.InvariantCulture, $"{Field}.{at}")))],
            _ => throw new InvalidInputException(Field, "must be an array of messages, or a text"),
        };

        // What only steers the model is nothing to remember, unless it is all there is; neither is a message without words.
        var said = read.Where(message => !string.IsNullOrWhiteSpace(message.Content)).ToList();
        var talk = said.FindAll(message => !string.Equals(message.Role, "system", StringComparison.Ordinal));
        return talk.Count > 0 ? talk : said.Count > 0 ? said : throw new InvalidInputException(Field, "must have at least one message with a text");
    }

    private static Mem0Message Message(JsonElement message, string place)
    {
        if (message.ValueKind == JsonValueKind.String)
        {
            return new Mem0Message("user", FilterValue.Text(message, place), null);
        }

        if (message.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(place, "must be an object with role and content");
        }

        var content = message.TryGetProperty("content", out var value) ? Content(value, $"{place}.content") : "";
        return new Mem0Message(Optional(message, "role", place) ?? "user", content, Optional(message, "name", place));
    }

    private static string Content(JsonElement content, string place) => content.ValueKind switch
    {
        JsonValueKind.String => FilterValue.Text(content, place),
        JsonValueKind.Null => "",
        JsonValueKind.Object => Part(content, place),
        JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select((part, at) =>
            Content(part, string.Create(CultureInfo.InvariantCulture, $"{place}.{at}"))).Where(text => text.Length > 0)),
        _ => throw new InvalidInputException(place, "must be a text, a part or an array of parts"),
    };

    private static string Part(JsonElement part, string place)
    {
        if (part.TryGetProperty("text", out var text))
        {
            return FilterValue.Text(text, $"{place}.text");
        }

        if (Optional(part, "type", place) is not { } type || !type.EndsWith(Link, StringComparison.Ordinal) || !part.TryGetProperty(type, out var link))
        {
            throw new InvalidInputException(place, "must have a text, or a type such as image_url with its address");
        }

        var address = link.ValueKind == JsonValueKind.Object && link.TryGetProperty("url", out var url) ? url : link;
        var at = FilterValue.Text(address, $"{place}.{type}.url");
        var what = type[..^Link.Length];

        // What is in the address itself is no words.
        return at.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? $"[{what}]" : $"[{what}: {at}]";
    }

    private static string? Optional(JsonElement owner, string name, string place) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && FilterValue.Text(value, $"{place}.{name}").Trim() is { Length: > 0 } text ? text : null;
}
