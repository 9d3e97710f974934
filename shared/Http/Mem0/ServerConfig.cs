using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>How the service is configured, in the self-hosted server's words. There are no addresses and no keys in it.</summary>
internal sealed record ServerConfig
{
    public string Version { get; init; } = "v1.1";

    /// <summary>The language model; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ServerPart? Llm { get; init; }

    public required ServerPart Embedder { get; init; }

    public required ServerPart VectorStore { get; init; }

    /// <summary>What to heed when facts are stated; empty for nothing.</summary>
    public required string CustomInstructions { get; init; }
}

/// <summary>A part of it.</summary>
/// <param name="Provider">Whose protocol is spoken: <c>openai</c>, or <c>offline</c> where nobody is asked.</param>
/// <param name="Config">More of it.</param>
internal sealed record ServerPart(string Provider, ServerPartConfig Config);

/// <summary>What is told of a part.</summary>
internal sealed record ServerPartConfig
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EmbeddingDims { get; init; }
}
