using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>What indexing a document version changes.</summary>
internal sealed record DocumentPlan
{
    /// <summary>The document as it is to be afterwards, under the ETag of the version that was read.</summary>
    public required StoredDocument Document { get; init; }

    /// <summary>The document as it was read.</summary>
    public required StoredDocument Before { get; init; }

    /// <summary>Memories to make; their embeddings are still to come.</summary>
    public IReadOnlyList<IndexedMemory> Added { get; init; } = [];

    public IReadOnlyList<MemoryPatch> Patched { get; init; } = [];

    /// <summary>Memories whose turns are gone.</summary>
    public IReadOnlyList<DocumentMemory> Retired { get; init; } = [];

    /// <summary>How the indexes of the patched memories changed, in their order, for the statistics.</summary>
    public IReadOnlyList<(TermIndex Before, TermIndex After)> Reindexed { get; init; } = [];

    public IReadOnlyList<ChunkKey> RemovedChunks { get; init; } = [];
}
