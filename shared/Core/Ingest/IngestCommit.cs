using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>One batch of changes to a bank, at most <see cref="CommitLimits.MaxOperations"/> operations.</summary>
public sealed record IngestCommit
{
    /// <summary>The header after the batch, with the ETag it must have before.</summary>
    public required BankHeader Header { get; init; }

    /// <summary>The statistics after the batch; null where they stay.</summary>
    public BankStatistics? Statistics { get; init; }

    /// <summary>A document to replace under its ETag.</summary>
    public StoredDocument? Document { get; init; }

    /// <summary>The commit at which <see cref="Added"/> are seen and <see cref="Retired"/> no longer; unused under a generation.</summary>
    public long Version { get; init; }

    /// <summary>Stages <see cref="Added"/> and <see cref="Retired"/> under this name: no reader sees a change yet.</summary>
    public string? Generation { get; init; }

    public IReadOnlyList<IndexedMemory> Added { get; init; } = [];

    public IReadOnlyList<MemoryPatch> Patched { get; init; } = [];

    /// <summary>Facts that readers of this version on no longer see; they expire soon after.</summary>
    public IReadOnlyList<FactKey> Retired { get; init; } = [];

    /// <summary>Facts of a committed generation that take its version for good.</summary>
    public IReadOnlyList<FactKey> Settled { get; init; } = [];

    /// <summary>Facts that keep on: a generation that was to retire them never came.</summary>
    public IReadOnlyList<FactKey> Kept { get; init; } = [];

    /// <summary>Facts to remove outright.</summary>
    public IReadOnlyList<FactKey> Removed { get; init; } = [];

    /// <summary>Memories that more or fewer sources say than before.</summary>
    public IReadOnlyList<ProofChange> Proven { get; init; } = [];

    /// <summary>Chunks to remove, by document incarnation and hash.</summary>
    public IReadOnlyList<ChunkKey> RemovedChunks { get; init; } = [];

    /// <summary>Answers of a model to keep until they are used.</summary>
    public IReadOnlyList<KeptAnswer> KeptAnswers { get; init; } = [];

    /// <summary>Answers that are used or of no use.</summary>
    public IReadOnlyList<AnswerKey> RemovedAnswers { get; init; } = [];

    /// <summary>How many operations the batch takes, the marker's read included.</summary>
    public int Operations => 2 + (Statistics is null ? 0 : 1) + (Document is null ? 0 : 1)
        + Added.Count + Patched.Count + Retired.Count + Settled.Count + Kept.Count + Removed.Count + Proven.Count + RemovedChunks.Count
        + KeptAnswers.Count + RemovedAnswers.Count;
}
