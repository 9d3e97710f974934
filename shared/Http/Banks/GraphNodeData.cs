namespace MemoryFunctions.Http.Banks;

/// <summary>A memory or an entity as a node.</summary>
internal sealed record GraphNodeData
{
    public required string Id { get; init; }

    /// <summary>The memory's text, or the entity's name.</summary>
    public required string Label { get; init; }

    /// <summary>Of a memory: its type.</summary>
    public string? FactType { get; init; }

    /// <summary>Of an entity: how many memories name it.</summary>
    public int? MentionCount { get; init; }
}
