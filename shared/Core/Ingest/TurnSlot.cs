using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Ingest;

/// <summary>A turn of a document version with where it stands and what the caller said about it.</summary>
internal sealed record TurnSlot
{
    public required Turn Turn { get; init; }

    /// <summary>The document's line that it starts on.</summary>
    public required int Line { get; init; }

    public required ChunkRef Chunk { get; init; }

    public required DocumentPart Part { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether that is the caller's word, or only when it was retained.</summary>
    public bool Dated { get; init; }

    public required string Fingerprint { get; init; }

    public required string Stamp { get; init; }
}
