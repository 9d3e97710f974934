namespace MemoryFunctions.Core.Memories;

/// <summary>A memory with all that finding it needs.</summary>
public sealed record IndexedMemory
{
    public required MemoryUnit Unit { get; init; }

    /// <summary>A digest of what was said and by whom: how a later version of the document knows the turn again.</summary>
    public required string Fingerprint { get; init; }

    /// <inheritdoc cref="DocumentMemory.Stamp"/>
    public required string Stamp { get; init; }

    /// <summary>The incarnation of its document.</summary>
    public required string DocumentLife { get; init; }

    /// <summary>The distinct terms of its turn and of those around it: what a search finds it by.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>What it is ranked by.</summary>
    public required TermIndex Index { get; init; }

    /// <summary>Of unit length.</summary>
    public required ReadOnlyMemory<float> Embedding { get; init; }
}
