using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>
/// What people do to single memories. A change survives whatever is made of the document later; it goes with the document.
/// </summary>
public interface ICurationService
{
    /// <summary>How many memories one call may change.</summary>
    const int MaxMany = 1_000;

    /// <summary>A memory that is shown or that was invalidated, also where it has expired; null where there is none of the id.</summary>
    Task<CuratedMemory?> GetAsync(BankId bank, string memoryId, CancellationToken cancellationToken);

    /// <summary>Changes a memory; null where there is none. Where nothing would be different, nothing is written.</summary>
    /// <exception cref="InvalidInputException">The edit is not well formed.</exception>
    Task<CuratedMemory?> EditAsync(BankId bank, string memoryId, MemoryEdit edit, CancellationToken cancellationToken);

    /// <summary>Changes memories, each as its edit says; one that is not there is left out of the answer.</summary>
    /// <exception cref="InvalidInputException">An edit is not well formed; nothing was changed.</exception>
    Task<IReadOnlyList<CuratedMemory>> EditManyAsync(
        BankId bank, IReadOnlyList<(string MemoryId, MemoryEdit Edit)> edits, CancellationToken cancellationToken);

    /// <summary>Takes a memory out of sight until it is restored; null where there is none.</summary>
    Task<CuratedMemory?> InvalidateAsync(BankId bank, string memoryId, string? reason, CancellationToken cancellationToken);

    /// <summary>A page of the invalidated memories, expired ones among them; a bank that is not there has none.</summary>
    Task<(IReadOnlyList<CuratedMemory> Items, int Total)> ListInvalidatedAsync(BankId bank, MemoryListQuery query, CancellationToken cancellationToken);

    /// <summary>Shows an invalidated memory again; null where there is none.</summary>
    Task<CuratedMemory?> RestoreAsync(BankId bank, string memoryId, CancellationToken cancellationToken);

    /// <summary>Deletes a memory for good.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="memoryId">The memory.</param>
    /// <param name="linked">Whether what was stated from it, or what it was stated from, goes with it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many memories are gone; null where there was none of the id.</returns>
    Task<int?> DeleteAsync(BankId bank, string memoryId, bool linked, CancellationToken cancellationToken);

    /// <summary>Deletes memories for good.</summary>
    /// <returns>The ids of those that were there.</returns>
    Task<IReadOnlyList<string>> DeleteManyAsync(BankId bank, IReadOnlyList<string> memoryIds, bool linked, CancellationToken cancellationToken);

    /// <summary>What a memory said over time, the oldest first; null where there is none of the id.</summary>
    Task<IReadOnlyList<HistoryEntry>?> HistoryAsync(BankId bank, string memoryId, CancellationToken cancellationToken);

    /// <summary>The memories that one was stated from, as far as they are shown; null where there is none of the id.</summary>
    Task<IReadOnlyList<MemoryUnit>?> GetSourcesAsync(BankId bank, string memoryId, CancellationToken cancellationToken);
}
