using System.Text.Json;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Reads the body of a chat's answer, whoever's server wrote it.</summary>
internal static class ChatAnswer
{
    /// <summary>The answer; one without words has an empty text.</summary>
    /// <exception cref="ProviderException">It is not a chat's answer, or one without any choice.</exception>
    public static ChatReply Read(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no text: the reader finds it only when it is asked for the text.
            throw new ProviderException("the endpoint's answer is not JSON", e) { IsUnusable = true };
        }
    }

    private static ChatReply Read(JsonElement body)
    {
        var usage = Usage(Property(body, "usage"));
        if (Property(body, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
        {
            throw new ProviderException("the endpoint's answer holds no choice") { IsUnusable = true };
        }

        var message = Property(choices[0], "message");
        var text = message is { } found ? Text(Property(found, "content")) : "";
        var isRefused = message is { } asked && Property(asked, "refusal") is { ValueKind: JsonValueKind.String } refusal && refusal.GetString()!.Length > 0;
        var finish = Property(choices[0], "finish_reason")?.ToString();
        return finish switch
        {
            not null when finish.StartsWith("content_filter", StringComparison.Ordinal) => new ChatReply("", ChatFinish.Refused, usage), // some name the filter behind it
            _ when isRefused => new ChatReply("", ChatFinish.Refused, usage),
            "length" => new ChatReply(text, ChatFinish.CutOff, usage),
            _ => new ChatReply(text, ChatFinish.Complete, usage),
        };
    }

    /// <summary>A text, or parts of which some are text.</summary>
    private static string Text(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(part => Text(Property(part, "text")))),
        _ => "",
    };

    private static TokenUsage Usage(JsonElement? usage) => usage is { } found
        ? new TokenUsage(
            Number(found, "prompt_tokens"),
            Number(found, "completion_tokens"),
            Property(found, "prompt_tokens_details") is { } sent ? Number(sent, "cached_tokens") : 0,
            Property(found, "completion_tokens_details") is { } received ? Number(received, "reasoning_tokens") : 0)
        : default;

    private static long Number(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
