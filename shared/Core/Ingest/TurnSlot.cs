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

    /// <summary>What the speaker says: the turn without memories that were quoted into it. The fingerprint is the whole turn's.</summary>
    public required string Said { get; init; }

    /// <summary>Whether the turn is nothing but quoted memories: it is no memory of its own.</summary>
    public bool IsSilent => Said.Length == 0 && Turn.Text.Length > 0;

    public required string Fingerprint { get; init; }

    public required string Stamp { get; init; }
}
