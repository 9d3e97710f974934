namespace MemoryFunctions.ScriptedModels;

/// <summary>What a server says to a parameter that it does not know.</summary>
internal static class QuirkyAnswers
{
    private const string MaxCompletionTokens = "max_completion_tokens";
    private const string MaxTokens = "max_tokens";

    /// <summary>The refusal; null where the server takes the request.</summary>
    public static ScriptedReply? To(ScriptedRequest request, ServerQuirks quirks)
    {
        var refusal = Named(request, quirks);
        return refusal is not null && quirks.HasFlag(ServerQuirks.Silent)
            ? new ScriptedReply { Status = 400, Body = """{"error":{"message":"Bad Request","type":"invalid_request_error"}}""" }
            : refusal;
    }

    private static ScriptedReply? Named(ScriptedRequest request, ServerQuirks quirks)
    {
        if (quirks.HasFlag(ServerQuirks.NoJsonSchema) && request.ResponseFormat is "json_schema")
        {
            return new ScriptedReply { Status = 400, Body = """{"error":"invalid format: expected \"json\", response_format json_schema is not supported"}""" };
        }

        if (quirks.HasFlag(ServerQuirks.NoResponseFormat) && request.ResponseFormat is not null)
        {
            return new ScriptedReply { Status = 422, Body = """{"detail":[{"loc":["body","response_format"],"msg":"Extra inputs are not permitted","type":"extra_forbidden"}]}""" };
        }

        (ServerQuirks Quirk, string Parameter)[] parameters =
        [
            (ServerQuirks.NoMaxCompletionTokens, MaxCompletionTokens),
            (ServerQuirks.NoMaxTokens, MaxTokens),
            (ServerQuirks.NoTemperature, "temperature"),
            (ServerQuirks.NoReasoningEffort, "reasoning_effort"),
            (ServerQuirks.NoDimensions, "dimensions"),
            (ServerQuirks.NoEncodingFormat, "encoding_format"),
        ];
        foreach (var (quirk, parameter) in parameters)
        {
            if (quirks.HasFlag(quirk) && request.Has(parameter))
            {
                return ScriptedReply.Error(400, "unsupported_parameter", Words(parameter), parameter is MaxTokens or MaxCompletionTokens ? null : parameter);
            }
        }

        return null;
    }

    /// <summary>Both names are in the message, as they are in OpenAI's.</summary>
    private static string Words(string parameter) => parameter switch
    {
        MaxTokens => "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        MaxCompletionTokens => "Unsupported parameter: 'max_completion_tokens' is not known here. Use 'max_tokens' instead.",
        _ => $"Unsupported parameter: '{parameter}' is not supported with this model.",
    };
}
