namespace MemoryFunctions.Core.Documents;

/// <summary>A chunk's place in a document.</summary>
public sealed record ChunkRef
{
    /// <summary>Addresses the chunk inside its document: a digest of its text and turns.</summary>
    public required string Hash { get; init; }

    /// <summary>The document's line (from 0) on which it starts.</summary>
    public required int Line { get; init; }

    /// <summary>Its place (from 0) among the chunks that start on this line: a message may be too long for one.</summary>
    public int Piece { get; init; }

    /// <summary>Its length in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>How many turns it has.</summary>
    public required int Turns { get; init; }

    /// <summary>When it was said: the caller's timestamp, or when it was first retained; null where there is no date.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether <see cref="At"/> is the caller's.</summary>
    public bool Dated { get; init; }
}
