using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as a search reads it: what it is ranked by.</summary>
internal sealed record CandidateRow
{
    public required string MemoryId { get; init; }

    public string? Speaker { get; init; }

    public byte[] Index { get; init; } = [];

    public double? Similarity { get; init; }

    public MemoryCandidate ToCandidate() =>
        new() { Id = MemoryId, Speaker = Speaker, Index = TermIndex.Read(Index), Similarity = Similarity };
}
