using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Banks;

/// <summary>A memory or an entity as a node. The names are the contract's, which are written otherwise here than elsewhere.</summary>
internal sealed record GraphNodeData
{
    public required string Id { get; init; }

    /// <summary>The beginning of the memory's text, or the entity's name.</summary>
    public required string Label { get; init; }

    /// <summary>Of a memory.</summary>
    public string? Text { get; init; }

    /// <summary>Of a memory: when it happened or was said, ISO 8601; empty where that is not known.</summary>
    public string? Date { get; init; }

    /// <summary>Of a memory; empty where there is none.</summary>
    public string? Context { get; init; }

    /// <summary>Of a memory: whom it names, with commas between them, or <c>None</c>.</summary>
    public string? Entities { get; init; }

    /// <summary>Of an entity: how many memories name it.</summary>
    [JsonPropertyName("mentionCount")]
    public int? MentionCount { get; init; }

    /// <summary>The darker, the more it is tied to: <c>#e0e0e0</c>, <c>#90caf9</c> or <c>#42a5f5</c>.</summary>
    public required string Color { get; init; }
}
