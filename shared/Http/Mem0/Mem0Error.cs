using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A failure.</summary>
internal sealed record Mem0Error
{
    /// <summary>What is wrong, for a person.</summary>
    public required string Error { get; init; }

    /// <summary>The same, where a client reads it here: of a key that is not let in, and on the routes of the self-hosted server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }
}
