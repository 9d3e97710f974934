using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A fact with all that it has, to be written anew.</summary>
internal sealed record WholeFactRow : FactRow
{
    public required string Kind { get; init; }

    public required string DocumentLife { get; init; }

    public required string Fingerprint { get; init; }

    public required string Stamp { get; init; }

    public IReadOnlyList<string>? Supersedes { get; init; }

    public IReadOnlyList<string>? SourceLives { get; init; }

    /// <inheritdoc cref="MemoryItem.Since"/>
    public required long Since { get; init; }

    public string? Reason { get; init; }

    public required int Revision { get; init; }

    public required IReadOnlyList<string> Terms { get; init; }

    public required string Index { get; init; }

    public float[]? Embedding { get; init; }

    public Curation? Curation { get; init; }

    public IndexedMemory ToIndexed() => new()
    {
        Unit = ToUnit(),
        Fingerprint = Fingerprint,
        Stamp = Stamp,
        Group = GroupId,
        Supersedes = Supersedes ?? [],
        Slots = Slots ?? [],
        SourceLives = SourceLives ?? [],
        Shown = string.Equals(Kind, ItemKind.Memory, StringComparison.Ordinal),
        Revision = Revision,
        Reason = Reason,
        DocumentLife = DocumentLife,
        Terms = [.. Terms.Where(term => term[0] != EntityKeys.Mark)],
        Index = IndexText.Terms(Index),
        Embedding = Embedding ?? [],
        Curation = Curation,
    };
}
