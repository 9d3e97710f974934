using System.Text.Json;
using System.Text.RegularExpressions;

namespace MemoryFunctions.ScriptedModels;

/// <summary>A request as it came over the wire.</summary>
public sealed partial class ScriptedRequest
{
    /// <param name="number">How many came before it.</param>
    /// <param name="path">Its path.</param>
    /// <param name="headers">Its headers, whatever the case of their names.</param>
    /// <param name="body">Its body.</param>
    public ScriptedRequest(int number, string path, IReadOnlyDictionary<string, string> headers, JsonElement body)
    {
        Number = number;
        Path = path;
        Headers = headers;
        Body = body;
        IsEmbedding = path.EndsWith("/embeddings", StringComparison.Ordinal);
        Messages = [.. Items(body, "messages").Select(message => new ScriptedMessage(Text(message, "role"), Text(message, "content")))];
        Inputs = [.. Strings(body, "input")];
        if (body.TryGetProperty("response_format", out var format))
        {
            ResponseFormat = Text(format, "type");
            Schema = format.TryGetProperty("json_schema", out var schema) ? schema : null;
        }

        SchemaName = Schema is { } known
            ? Text(known, "name")
            : SchemaInWords().Match(Instructions) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    public int Number { get; }

    public string Path { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public JsonElement Body { get; }

    public bool IsEmbedding { get; }

    public bool IsChat => !IsEmbedding;

    public string Model => Text(Body, "model");

    /// <summary>A chat's messages, in order.</summary>
    public IReadOnlyList<ScriptedMessage> Messages { get; }

    /// <summary>What is the same for every call of its purpose: the system message.</summary>
    public string Instructions => Messages.FirstOrDefault(message => message.Role is "system" or "developer")?.Content ?? "";

    /// <summary>What the call is about: the first message of the user.</summary>
    public string Input => Messages.FirstOrDefault(message => message.Role is "user")?.Content ?? "";

    /// <summary>What was wrong with the answer before; null where this is no repair.</summary>
    public string? Fault => Messages is [.., { Role: "assistant" }, { Role: "user", Content: var fault }] ? fault : null;

    /// <summary><c>json_schema</c>, <c>json_object</c>, or null where none was sent.</summary>
    public string? ResponseFormat { get; }

    /// <summary>The <c>json_schema</c> member of the response format: its name, whether it is strict, the schema.</summary>
    public JsonElement? Schema { get; }

    /// <summary>The schema's name, also where the schema is written in the instructions; null for free text.</summary>
    public string? SchemaName { get; }

    /// <summary>What for: the schema's name, or <c>text</c> for free text, or <c>embed</c>.</summary>
    public string Purpose => IsEmbedding ? "embed" : SchemaName ?? "text";

    /// <summary>The texts to embed.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The length of vectors that was asked for; null where none was.</summary>
    public int? Dimensions => Body.TryGetProperty("dimensions", out var value) ? value.GetInt32() : null;

    public bool WantsBase64 => Body.TryGetProperty("encoding_format", out var format) && format.ValueEquals("base64");

    public bool Has(string property) => Body.TryGetProperty(property, out _);

    private static IEnumerable<JsonElement> Items(JsonElement body, string name) =>
        body.TryGetProperty(name, out var items) && items.ValueKind is JsonValueKind.Array ? items.EnumerateArray() : [];

    private static IEnumerable<string> Strings(JsonElement body, string name) =>
        body.TryGetProperty(name, out var items) && items.ValueKind is JsonValueKind.String
            ? [items.GetString()!]
            : Items(body, name).Select(item => item.GetString()!);

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex("JSON schema \"(?<name>\\w+)\"", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaInWords();
}
