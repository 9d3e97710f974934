namespace MemoryFunctions.Core.Banks;

/// <summary>Banks at rest: header, profile, directory entry, what is left to do.</summary>
public interface IBankStore
{
    /// <summary>The header, or null where there is no such bank.</summary>
    Task<BankHeader?> ReadHeaderAsync(BankId bank, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the bank with the given incarnation; its directory entry is written first. Where somebody else made it
    /// meanwhile, false.
    /// </summary>
    Task<bool> TryCreateAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken);

    /// <summary>Replaces the header under its ETag. Null where it changed or went meanwhile.</summary>
    Task<BankHeader?> TryReplaceHeaderAsync(BankId bank, BankHeader header, CancellationToken cancellationToken);

    Task<BankProfile?> ReadProfileAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the profile of a live bank together with its header, under the header's ETag: what recalls remember goes by that.
    /// False where the header changed or went meanwhile.
    /// </summary>
    Task<bool> TryWriteProfileAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the bank in one step: marker and header go, a note to purge the rest comes. Whatever was in flight fails from
    /// here on. False where the header changed or went meanwhile.
    /// </summary>
    Task<bool> TryDeleteAsync(BankId bank, BankHeader header, CancellationToken cancellationToken);

    /// <summary>
    /// Puts an empty incarnation of the bank in the place of the one that the header is of, with its profile, in one step; a note to
    /// purge the rest comes. False where the header changed or went meanwhile.
    /// </summary>
    /// <param name="profile">The profile, as it stays.</param>
    /// <param name="life">The incarnation that ends.</param>
    /// <param name="header">That of the new one, with the ETag of the old one's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<bool> TryEmptyAsync(BankProfile profile, string life, BankHeader header, CancellationToken cancellationToken);

    /// <summary>Removes what a deleted incarnation left, then its note and its directory entry. Resumable.</summary>
    Task PurgeAsync(BankId bank, string life, CancellationToken cancellationToken);

    /// <summary>What is left to do in a bank.</summary>
    Task<BankWork> ReadWorkAsync(BankId bank, CancellationToken cancellationToken);

    /// <summary>The banks of this deployment that have had work to do since before <paramref name="due"/>: the sweep's question.</summary>
    IAsyncEnumerable<BankId> ReadDueAsync(DateTimeOffset due, CancellationToken cancellationToken);
}
