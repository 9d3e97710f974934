namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Settings under <c>Models:Embedding</c>: the model that makes vectors.</summary>
public sealed class OpenAIEmbeddingOptions : OpenAIModelOptions
{
    public const string Section = "Models:Embedding";

    public override TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The length of the vectors. With the model it is what a container is made for.</summary>
    public int Dimensions { get; set; } = 512;

    /// <summary>How many texts one request takes; providers take 2,048 at most.</summary>
    public int BatchSize { get; set; } = 256;

    /// <summary>How many tokens one request takes, as estimated; OpenAI takes 300,000 at most as it counts.</summary>
    public int BatchTokens { get; set; } = 100_000;

    /// <summary>How many vectors the process keeps, so that the same text is not sent twice; 0 keeps none.</summary>
    public int CacheSize { get; set; } = 20_000;

    internal override string SectionName { get; set; } = Section;
}
