using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What became of an add. The messages are stored.</summary>
internal sealed record Mem0AddResponse
{
    public required string Message { get; init; }

    /// <summary>PENDING, or SUCCEEDED where it is done.</summary>
    public required string Status { get; init; }

    /// <summary>To be asked for how far it has come.</summary>
    public required string EventId { get; init; }

    /// <summary>The new memories, where they are there already.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Mem0AddResult>? Results { get; init; }
}
