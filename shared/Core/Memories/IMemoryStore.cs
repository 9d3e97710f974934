using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;

namespace MemoryFunctions.Core.Memories;

/// <summary>Memories at rest. Reads take a view of the bank and see nothing outside it.</summary>
public interface IMemoryStore
{
    /// <summary>The memories nearest to a vector, nearest first.</summary>
    Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken);

    /// <summary>
    /// The stated facts nearest to a vector that readers see at the given time and that have exactly the given tags, nearest
    /// first.
    /// </summary>
    Task<IReadOnlyList<StatedFact>> SearchFactsAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>The same of observations.</summary>
    Task<IReadOnlyList<StatedFact>> SearchObservationsAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>The newest stated facts that readers see at the given time and that tell something about one of the given attributes.</summary>
    Task<IReadOnlyList<StatedFact>> ReadSlotsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> slots, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>
    /// Stated facts that readers see at the given time and did not see at the given commit, with the commit that first showed
    /// them (2^53 - 1 where that is not settled), in that order; no observations.
    /// </summary>
    Task<IReadOnlyList<ShownFact>> ReadShownSinceAsync(
        BankId bank, BankView view, long version, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>
    /// Memories in which, or next to which, one of the terms stands; in no order unless asked for. Where there are more than
    /// <paramref name="top"/>, any of them, or the newest.
    /// </summary>
    Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank, BankView view, IReadOnlyList<string> terms, bool newest, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken);

    /// <summary>
    /// Memories that tell of a time within a range, or were said in it, newest first. The range ends before <paramref name="to"/>.
    /// </summary>
    Task<IReadOnlyList<MemoryCandidate>> SearchByTimeAsync(
        BankId bank, BankView view, DateTimeOffset from, DateTimeOffset to, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken);

    /// <summary>The memories of the given ids, in no order; one that the view does not show is left out.</summary>
    Task<IReadOnlyList<MemoryUnit>> ReadAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>The same with the versions that they were read as.</summary>
    Task<IReadOnlyList<VersionedMemory>> ReadVersionedAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>The same with what they are ranked by.</summary>
    Task<IReadOnlyList<WholeMemory>> ReadWholeAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    Task<MemoryPage> ListAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken);

    /// <summary>A page of the memories that people took out of sight.</summary>
    Task<InvalidatedPage> ListInvalidatedAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken);

    /// <summary>The facts of the given groups, whichever document says them and whether readers see them or not; in no order.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadGroupsAsync(BankId bank, BankView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken);

    /// <summary>Those facts of the given groups that readers see or that one of the given document incarnations says; in no order.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadHeadsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> groups, IReadOnlyCollection<string> documentLives, CancellationToken cancellationToken);

    /// <summary>The facts that supersede one of the given groups, whether readers see them or not; in no order.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadSupersedersAsync(BankId bank, BankView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken);

    /// <summary>The facts of the given ids with all that they have, in no order.</summary>
    Task<IReadOnlyList<IndexedMemory>> ReadFactsAsync(BankId bank, BankView view, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The facts that were stated from one of the given turns' memories, with all that they have; in no order.</summary>
    Task<IReadOnlyList<IndexedMemory>> ReadCitingAsync(BankId bank, BankView view, IReadOnlyCollection<string> turns, CancellationToken cancellationToken);

    /// <summary>A document's facts whose turns start on lines from <paramref name="fromLine"/> up to but not on <paramref name="toLine"/>, by line.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadDocumentAsync(
        BankId bank, BankView view, string documentLife, int fromLine, int toLine, CancellationToken cancellationToken);

    /// <summary>A deleted document's facts, whatever view they were in; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<DocumentMemory>> ReadLeftoversAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken);

    /// <summary>The ids under a generation, staged or not yet settled, and the ids it retires; at most <paramref name="top"/> together.</summary>
    Task<GenerationContent> ReadGenerationAsync(BankId bank, string life, string generation, int top, CancellationToken cancellationToken);

    Task<BankStatistics> ReadStatisticsAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>Writes one batch: all of it or nothing, and only if the bank is alive and its header unchanged.</summary>
    Task<CommitResult> CommitAsync(BankId bank, IngestCommit commit, CancellationToken cancellationToken);
}
