using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What was done.</summary>
internal sealed record Mem0Done
{
    public required string Message { get; init; }

    /// <summary>How many memories went along.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CascadeCount { get; init; }
}
