namespace MemoryFunctions.Http.Banks;

/// <summary>The text that memories come from.</summary>
internal sealed record ChunkData
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public required int ChunkIndex { get; init; }

    /// <summary>Whether the token budget cut it.</summary>
    public bool Truncated { get; init; }
}
