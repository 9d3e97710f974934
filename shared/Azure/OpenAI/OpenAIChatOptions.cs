namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Settings under <c>Models:Chat</c>: the language model.</summary>
public sealed class OpenAIChatOptions : OpenAIModelOptions
{
    public const string Section = "Models:Chat";

    public override TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most tokens of an answer, those of its reasoning included, where a call does not say less.</summary>
    public int MaxOutputTokens { get; set; } = 8_000;

    /// <summary>From 0 to 2; null leaves it to the model.</summary>
    public double? Temperature { get; set; }

    /// <summary>How much a reasoning model is to think, in the provider's words such as <c>low</c>; null leaves it to the model.</summary>
    public string? ReasoningEffort { get; set; }

    internal override string SectionName { get; set; } = Section;
}
