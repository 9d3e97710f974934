using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MemoryFunctions.ScriptedModels;

/// <summary>What the server answers.</summary>
public sealed record ScriptedReply
{
    public int Status { get; init; } = 200;

    /// <summary>The body, in bytes of UTF-8; null passes on to whoever is next in line, once <see cref="Until"/> is over.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to wait for before answering.</summary>
    public Task? Until { get; init; }

    /// <summary>The connection is dropped without an answer.</summary>
    public bool IsDropped { get; init; }

    /// <summary>The connection is dropped in the middle of the body.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>A chat's answer in words, or in JSON as a model writes it.</summary>
    /// <param name="request">The request; its length tells the tokens sent.</param>
    /// <param name="text">What the model says; null with a refusal.</param>
    /// <param name="finish">Why it ended.</param>
    /// <param name="refusal">The model's own refusal.</param>
    /// <param name="cached">Tokens of the prompt that the provider had kept.</param>
    /// <param name="reasoning">Tokens of the answer that were spent on reasoning.</param>
    public static ScriptedReply Chat(
        ScriptedRequest request, string? text, string finish = "stop", string? refusal = null, int cached = 0, int reasoning = 0)
    {
        var sent = request.Messages.Sum(message => message.Content.Length) / 4;
        var received = ((text ?? refusal ?? "").Length / 4) + reasoning;
        return Json(new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{request.Number}"),
            ["object"] = "chat.completion",
            ["created"] = 1_790_000_000,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = refusal },
                ["logprobs"] = null,
                ["finish_reason"] = finish,
            }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = sent,
                ["completion_tokens"] = received,
                ["total_tokens"] = sent + received,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached },
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning },
            },
        });
    }

    /// <summary>Vectors, as base64 or as numbers.</summary>
    public static ScriptedReply Embeddings(ScriptedRequest request, IReadOnlyList<float[]> vectors, bool asBase64, bool isReversed = false)
    {
        var items = vectors.Select((vector, index) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = index,
            ["embedding"] = asBase64
                ? JsonValue.Create(Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(vector)))
                : new JsonArray([.. vector.Select(value => (JsonNode)value)]),
        });
        var tokens = request.Inputs.Sum(input => input.Length) / 4;
        return Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. isReversed ? items.Reverse() : items]),
            ["model"] = request.Model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        });
    }

    /// <summary>An error as OpenAI words it.</summary>
    public static ScriptedReply Error(int status, string? code, string message = "It did not work.", string? parameter = null) => Json(new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["param"] = parameter, ["code"] = code },
    }) with { Status = status };

    public ScriptedReply With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static ScriptedReply Json(JsonObject body) => new() { Body = body.ToJsonString(JsonSerializerOptions.Default) };
}
