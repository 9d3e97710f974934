namespace MemoryFunctions.ScriptedModels;

/// <summary>Things that go wrong with model servers, each to be put in line once with <see cref="ScriptedModelServer.Next"/>.</summary>
public static class ScriptedFaults
{
    public static Func<ScriptedRequest, ScriptedReply?> Status(int status, string? code = null, string message = "It did not work.", string? parameter = null) =>
        _ => ScriptedReply.Error(status, code, message, parameter);

    /// <summary>429, with what the server says about waiting.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> TooMany(string? header = null, string value = "") => _ =>
    {
        var reply = ScriptedReply.Error(429, "rate_limit_exceeded");
        return header is null ? reply : reply.With(header, value);
    };

    public static Func<ScriptedRequest, ScriptedReply?> Dropped() => _ => new ScriptedReply { Body = "", IsDropped = true };

    /// <summary>Half of a good answer, then nothing.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> Truncated() =>
        request => ScriptedReply.Chat(request, new string('x', 2_000)) with { IsTruncated = true };

    /// <summary>Answers as it would have, but not before the task is done.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> Held(Task until) => _ => new ScriptedReply { Until = until };

    /// <summary>An answer that reached its most tokens.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> CutOff(string text = "{\"facts\":[{\"te") =>
        request => ScriptedReply.Chat(request, text, finish: "length");

    /// <summary>The model says no.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> Refusal() =>
        request => ScriptedReply.Chat(request, null, refusal: "I cannot help with that.");

    /// <summary>The provider's filter stopped the answer.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> ContentFilter() => request => ScriptedReply.Chat(request, "", finish: "content_filter");

    /// <summary>The provider's filter did not let the question in, as Azure says it.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> ContentFilterError() => Status(
        400, "content_filter", "The response was filtered due to the prompt triggering the content management policy.", "prompt");

    public static Func<ScriptedRequest, ScriptedReply?> ContextLength() => Status(
        400, "context_length_exceeded", "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.", "messages");

    /// <summary>An answer with status 200 that is not JSON.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> MalformedJson() => _ => new ScriptedReply { Body = "<html>oops</html>" };

    public static Func<ScriptedRequest, ScriptedReply?> EmptyChoices() => _ => new ScriptedReply { Body = """{"object":"chat.completion","choices":[]}""" };

    public static Func<ScriptedRequest, ScriptedReply?> EmptyText() => request => ScriptedReply.Chat(request, "");

    /// <summary>One vector too few.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> WrongCount() => request =>
        ScriptedReply.Embeddings(request, [.. request.Inputs.Skip(1).Select(text => BagOfWords.Vector(text, request.Dimensions ?? 8))], asBase64: true);

    /// <summary>Vectors of another length than was asked for.</summary>
    public static Func<ScriptedRequest, ScriptedReply?> WrongLength(int dimensions) => request =>
        ScriptedReply.Embeddings(request, [.. request.Inputs.Select(text => BagOfWords.Vector(text, dimensions))], asBase64: true);
}
