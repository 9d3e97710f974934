namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// Where a model is and how hard it may be worked. The models for chats and for embeddings are set apart: they may live on
/// different servers, and providers limit each by itself.
/// </summary>
public abstract class OpenAIModelOptions
{
    /// <summary>
    /// The API's address, such as <c>http://localhost:11434/v1</c> or <c>https://RESOURCE.openai.azure.com</c>; null is OpenAI's own.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key. Without one, Azure is reached by the app's identity and a server of one's own without credentials.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model, or on Azure the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>How long one attempt may take.</summary>
    public abstract TimeSpan Timeout { get; set; }

    /// <summary>How often a call is made again that failed for reasons that may pass.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>How many calls the process has under way at once.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>How many tokens the process may send and receive in a minute; 0 sets no limit.</summary>
    public int TokensPerMinute { get; set; }

    /// <summary>The section that the settings come from, for messages to name.</summary>
    internal abstract string SectionName { get; set; }
}
