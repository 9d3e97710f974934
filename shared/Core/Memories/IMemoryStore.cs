using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;

namespace MemoryFunctions.Core.Memories;

/// <summary>Memories at rest. Reads take a view of the bank and see nothing outside it.</summary>
public interface IMemoryStore
{
    /// <summary>The memories nearest to a vector, nearest first.</summary>
    Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, MemoryFilter filter, int top, CancellationToken cancellationToken);

    /// <summary>
    /// Memories in which, or next to which, one of the terms stands; in no order. Where there are more than
    /// <paramref name="top"/>, any of them.
    /// </summary>
    Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank, BankView view, IReadOnlyList<string> terms, MemoryFilter filter, int top, CancellationToken cancellationToken);

    /// <summary>The memories of the given ids, in no order; one that the view does not show is left out.</summary>
    Task<IReadOnlyList<MemoryUnit>> ReadAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    Task<MemoryPage> ListAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken);

    /// <summary>A document's memories whose turns start on lines from <paramref name="fromLine"/> up to but not on <paramref name="toLine"/>, by line.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadDocumentAsync(
        BankId bank, BankView view, string documentLife, int fromLine, int toLine, CancellationToken cancellationToken);

    /// <summary>Ids and terms of a deleted document's memories, whatever view they were in; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadLeftoversAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken);

    /// <summary>The ids under a generation, staged or not yet settled, and the ids it retires; at most <paramref name="top"/> together.</summary>
    Task<GenerationContent> ReadGenerationAsync(BankId bank, string life, string generation, int top, CancellationToken cancellationToken);

    Task<BankStatistics> ReadStatisticsAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>Writes one batch: all of it or nothing, and only if the bank is alive and its header unchanged.</summary>
    Task<CommitResult> CommitAsync(BankId bank, IngestCommit commit, CancellationToken cancellationToken);
}
