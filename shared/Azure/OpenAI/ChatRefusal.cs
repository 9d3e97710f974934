namespace MemoryFunctions.Azure.OpenAI;

/// <summary>What a server means by not taking a request.</summary>
internal static class ChatRefusal
{
    private static readonly string[] FormatWords = ["response_format", "json_schema", "json_object", "json mode", "structured output", "grammar", "invalid format"];

    private static readonly string[] LengthWords =
        ["maximum context length", "context length exceeded", "context window", "context size", "prompt is too long", "input is too long"];

    /// <summary>Whether a content filter did not let the question in.</summary>
    public static bool IsFiltered(ProviderException refusal) =>
        refusal.Status is 400 or 403 or 422 && refusal.Error.Code is "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation";

    /// <summary>Whether it was longer than the model reads.</summary>
    public static bool IsTooLong(ProviderException refusal) =>
        refusal.Status is 413
        || (refusal.Status is 400 or 422
            && (refusal.Error.Code is "context_length_exceeded" or "string_above_max_length" || Array.Exists(LengthWords, refusal.Error.Mentions)));

    /// <summary>Whether the schema itself is at fault and another would be taken.</summary>
    public static bool IsAboutSchema(ProviderException refusal) =>
        refusal.Error.Code is "invalid_json_schema" || refusal.Error.Mentions("invalid schema");

    /// <summary>What to leave out so that the server takes it; null where it is about nothing that can be left out.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="sent">What the server was sent.</param>
    /// <param name="body">Says what was sent besides.</param>
    /// <param name="mayGuess">Whether a refusal without a reason may be about the format.</param>
    public static ChatDialect? Lesson(ProviderException refusal, ChatDialect sent, ChatBody body, bool mayGuess)
    {
        if (refusal.Status is not (400 or 404 or 422) || refusal.Error.Code is "context_length_exceeded" or "model_not_found" or "DeploymentNotFound")
        {
            return null;
        }

        var error = refusal.Error;
        if (sent.Limit is not LengthLimit.None && error.Mentions(ChatBody.NameOf(sent.Limit)))
        {
            return new ChatDialect { Limit = sent.Limit + 1 };
        }

        if (body.HasTemperature && error.Mentions("temperature"))
        {
            return new ChatDialect { IsWithoutTemperature = true };
        }

        if (body.HasReasoningEffort && (error.Mentions("reasoning") || error.Mentions("think")))
        {
            return new ChatDialect { IsWithoutReasoningEffort = true };
        }

        var isAboutFormat = Array.Exists(FormatWords, error.Mentions) || IsAboutSchema(refusal) || (refusal.Status is not 404 && mayGuess && !IsTooLong(refusal));
        return body.HasFormat && isAboutFormat ? new ChatDialect { Format = sent.Format + 1 } : null;
    }
}
