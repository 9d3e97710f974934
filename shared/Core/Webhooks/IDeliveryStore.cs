using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>What of a bank's changes is to be told and was told, at rest beside its memories.</summary>
public interface IDeliveryStore
{
    /// <summary>The most deliveries that one write takes.</summary>
    const int MaxBatch = 90;

    /// <summary>How far it is; one without an ETag where nothing was told yet.</summary>
    Task<TellingState> ReadStateAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>
    /// Shown memories whose latest writing came with a commit after one and up to another and was made at <paramref name="from"/> or
    /// later, and writings that were taken away by such commits.
    /// </summary>
    Task<IReadOnlyList<ChangedMemory>> ReadChangesAsync(BankId bank, string life, long after, long upTo, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>The memories of deleted documents that are not purged yet, as readers saw them.</summary>
    Task<IReadOnlyList<ChangedMemory>> ReadHiddenAsync(BankId bank, string life, IReadOnlyList<string> documentLives, CancellationToken cancellationToken);

    /// <summary>
    /// Writes deliveries and, where it is given, the state under its ETag: all or nothing, and only while the bank lives.
    /// </summary>
    /// <returns>The state's new ETag, or the empty text without a state; null where the state changed, or the bank went, meanwhile.</returns>
    Task<string?> TryWriteAsync(BankId bank, string life, IReadOnlyList<Delivery> deliveries, TellingState? state, CancellationToken cancellationToken);

    /// <summary>A webhook's deliveries that are still to be made, the oldest first.</summary>
    Task<IReadOnlyList<Delivery>> ReadPendingAsync(BankId bank, string life, string webhookId, int top, CancellationToken cancellationToken);

    /// <summary>A webhook's deliveries, made or not, the newest first.</summary>
    Task<IReadOnlyList<Delivery>> ListAsync(BankId bank, string life, string webhookId, int top, CancellationToken cancellationToken);
}
