using System.Globalization;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>How a chat server is asked for JSON, from what says most to what says least.</summary>
internal enum AnswerFormat
{
    JsonSchema,
    JsonObject,
    Words,
}

/// <summary>How a chat server is told how long an answer may be.</summary>
internal enum LengthLimit
{
    MaxCompletionTokens,
    MaxTokens,
    None,
}

/// <summary>
/// What a chat server understands. It begins with all that OpenAI's own does, and only ever loses by what a server refuses:
/// what two calls learned at once is joined, in whichever order.
/// </summary>
internal sealed record ChatDialect
{
    public AnswerFormat Format { get; init; }

    public LengthLimit Limit { get; init; }

    public bool IsWithoutTemperature { get; init; }

    public bool IsWithoutReasoningEffort { get; init; }

    public ChatDialect Join(ChatDialect other) => new()
    {
        Format = (AnswerFormat)Math.Max((int)Format, (int)other.Format),
        Limit = (LengthLimit)Math.Max((int)Limit, (int)other.Limit),
        IsWithoutTemperature = IsWithoutTemperature || other.IsWithoutTemperature,
        IsWithoutReasoningEffort = IsWithoutReasoningEffort || other.IsWithoutReasoningEffort,
    };

    /// <summary>For the log.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"answers as {Format}, length by {Limit}, temperature {(IsWithoutTemperature ? "left out" : "sent")}, reasoning effort {(IsWithoutReasoningEffort ? "left out" : "sent")}");
}
