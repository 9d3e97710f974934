using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Core.Documents;

/// <summary>Documents and their chunks at rest. The bank's incarnation (<c>life</c>) keeps apart what a deleted bank left.</summary>
public interface IDocumentStore
{
    /// <summary>The document, a tombstone included; null where there is none.</summary>
    Task<StoredDocument?> ReadAsync(BankId bank, string life, string documentId, CancellationToken cancellationToken);

    /// <summary>The chunks of the given hashes; a missing one is left out.</summary>
    Task<IReadOnlyDictionary<string, Chunk>> ReadChunksAsync(
        BankId bank, string life, string documentLife, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);

    /// <summary>The hashes of a document incarnation's chunks, whatever version they are of; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<string>> ReadChunkHashesAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken);

    /// <summary>A model's answers that were kept and not used yet; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<KeptAnswer>> ReadAnswersAsync(BankId bank, string life, int top, CancellationToken cancellationToken);

    /// <summary>The keys of a document incarnation's kept answers; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<string>> ReadAnswerKeysAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken);

    /// <summary>Writes documents, their new chunks and their operation; on <see cref="RetainOutcome.Committed"/> all is durable.</summary>
    Task<RetainOutcome> CommitAsync(BankId bank, RetainCommit commit, CancellationToken cancellationToken);

    /// <summary>Replaces documents under their ETags; where it ends otherwise than committed, some may be replaced.</summary>
    Task<RetainOutcome> ReplaceAsync(BankId bank, string life, IReadOnlyList<StoredDocument> changed, CancellationToken cancellationToken);

    /// <summary>How many documents have a version that is to be indexed yet.</summary>
    Task<int> CountPendingAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>A page of the live documents, last updated first.</summary>
    Task<DocumentPage> ListAsync(BankId bank, string life, DocumentListQuery query, CancellationToken cancellationToken);
}
