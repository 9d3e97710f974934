using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A change to how the service is configured. Only what to heed can be changed by a call; the rest may be sent as it is told.</summary>
internal sealed record ServerConfigRequest
{
    public JsonElement? Version { get; init; }

    public JsonElement? Llm { get; init; }

    public JsonElement? Embedder { get; init; }

    public JsonElement? VectorStore { get; init; }

    /// <summary>What to heed when facts are stated; empty for nothing, absent or null leaves it.</summary>
    public string? CustomInstructions { get; init; }
}
