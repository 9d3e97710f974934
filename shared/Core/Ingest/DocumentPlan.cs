using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;

namespace MemoryFunctions.Core.Ingest;

/// <summary>What working on a document version changes.</summary>
internal sealed record DocumentPlan : FactChanges
{
    /// <summary>The document as it is to be afterwards, under the ETag of the version that was read.</summary>
    public required StoredDocument Document { get; init; }

    /// <summary>The document as it was read.</summary>
    public required StoredDocument Before { get; init; }

    /// <summary>When observations are to look at the facts that it brings; null where it brings none.</summary>
    public DateTimeOffset? ObserveAt { get; init; }

    public IReadOnlyList<ChunkKey> RemovedChunks { get; init; } = [];

    /// <inheritdoc cref="IngestCommit.RemovedAnswers"/>
    public IReadOnlyList<AnswerKey> RemovedAnswers { get; init; } = [];
}
