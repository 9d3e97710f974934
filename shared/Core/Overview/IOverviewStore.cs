using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Overview;

/// <summary>What is counted and listed of a bank as a whole. The store counts where it can; what is read is bounded.</summary>
public interface IOverviewStore
{
    /// <summary>How many memories of a type readers see at the given time.</summary>
    Task<int> CountMemoriesAsync(BankId bank, BankView view, string type, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>How many stated facts that readers see at the given time were first shown after the given commit; no observations.</summary>
    Task<int> CountShownSinceAsync(BankId bank, BankView view, long version, DateTimeOffset at, CancellationToken cancellationToken);

    Task<int> CountDocumentsAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>The tags of each tagged memory that readers see at the given time, the newest first; of at most <paramref name="top"/> memories.</summary>
    Task<IReadOnlyList<IReadOnlyList<string>>> ReadTagsAsync(BankId bank, BankView view, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>Memories that name somebody or something, as readers see them at the given time, the newest first; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<Mention>> ReadMentionsAsync(BankId bank, BankView view, DateTimeOffset at, int top, CancellationToken cancellationToken);

    /// <summary>The ids of the bank's documents; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<string>> ReadDocumentIdsAsync(BankId bank, string life, int top, CancellationToken cancellationToken);
}
