using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Tests.Reflect;

/// <summary>Memories for tests.</summary>
internal static class Remembered
{
    public static readonly DateTimeOffset Noon = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static MemoryUnit Memory(string id, string text = "Ann drinks tea.", params IReadOnlyList<string> cites) => new()
    {
        Id = id,
        Text = text,
        Type = "world",
        DocumentId = "d",
        ChunkId = "h-d-0",
        SourceTurns = [0],
        Cites = cites,
        MentionedAt = Noon,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };
}
