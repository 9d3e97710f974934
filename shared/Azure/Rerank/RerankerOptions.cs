namespace MemoryFunctions.Azure.Rerank;

/// <summary>Settings under <c>Models:Reranker</c>: a model that reads the best candidates of a recall with the question.</summary>
public sealed class RerankerOptions
{
    public const string Section = "Models:Reranker";

    /// <summary>The API's address without <c>/rerank</c>, such as <c>https://api.cohere.com/v2</c> or <c>http://localhost:8080</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, sent as <c>Authorization: Bearer</c>; a server of one's own may want none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>How long a recall waits for it before its order stands as it is.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many memories it reads for a question.</summary>
    public int Candidates { get; set; } = 50;
}
