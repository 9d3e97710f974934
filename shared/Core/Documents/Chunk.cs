namespace MemoryFunctions.Core.Documents;

/// <summary>A slice of a document on turn boundaries.</summary>
public sealed record Chunk
{
    public required string Hash { get; init; }

    /// <summary>The slice exactly as it was retained.</summary>
    public required string Text { get; init; }

    /// <summary>Its turns; numbers, starts and timestamps count from the chunk's own start.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }
}
