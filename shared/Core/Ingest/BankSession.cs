using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// A held lease on a bank. Every batch goes through it and replaces the header under its ETag, so that nothing is written
/// once the lease is lost or the bank is gone.
/// </summary>
internal sealed class BankSession
{
    private const int Tries = 20;

    /// <summary>How often in one step the store may fail.</summary>
    private const int TransientTries = 5;

    private readonly IBankStore banks;
    private readonly IMemoryStore memories;
    private readonly TimeProvider time;
    private readonly TimeSpan duration;
    private BankStatistics? statistics;

    private BankSession(BankId bank, BankHeader header, string owner, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration)
    {
        (Bank, Header, Owner) = (bank, header, owner);
        (this.banks, this.memories, this.time, this.duration) = (banks, memories, time, duration);
    }

    public BankId Bank { get; }

    /// <summary>The header as this session last wrote or read it.</summary>
    public BankHeader Header { get; private set; }

    private string Owner { get; }

    /// <summary>
    /// Takes the lease. Where another holds it, that one is told to look again, and the answer is null: nothing that was
    /// stored before the call is overlooked.
    /// </summary>
    public static async Task<BankSession?> TryOpenAsync(
        BankId bank, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration, CancellationToken cancellationToken)
    {
        var owner = Digest.Random();
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return null;
                }

                var now = time.GetUtcNow();
                if (string.Equals(header.Lease?.Owner, owner, StringComparison.Ordinal))
                {
                    // The answer to an earlier try was lost.
                    return new BankSession(bank, header, owner, banks, memories, time, duration);
                }

                if (header.Lease is { } held && held.Until > now)
                {
                    if (header.Rung
                        || await banks.TryReplaceHeaderAsync(bank, header with { Rung = true }, cancellationToken).ConfigureAwait(false) is not null)
                    {
                        return null;
                    }
                }
                else
                {
                    // A bell that an orphaned lease kept is still to be heard.
                    var rung = header.Rung && header.Lease is not null;
                    var mine = header with { Lease = new BankLease(owner, now + duration), Rung = rung, DueAt = now + duration, UpdatedAt = now };
                    if (await banks.TryReplaceHeaderAsync(bank, mine, cancellationToken).ConfigureAwait(false) is { } written)
                    {
                        return new BankSession(bank, written, owner, banks, memories, time, duration);
                    }
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }

    /// <summary>
    /// Writes one batch, built anew from the present header and statistics as often as somebody else changed the header
    /// meanwhile. <see cref="CommitOutcome.HeaderChanged"/> means that the lease is lost. A batch whose answer is lost is
    /// looked for, by the name that the header has from it, before it is written again.
    /// </summary>
    public async Task<CommitResult> CommitAsync(Func<BankHeader, BankStatistics, IngestCommit> build, CancellationToken cancellationToken)
    {
        var name = Digest.Random();
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            statistics ??= await memories.ReadStatisticsAsync(Bank, Header.Life, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var renewed = Header with { Lease = new BankLease(Owner, now + duration), Commit = name, DueAt = now + duration, UpdatedAt = now };
            var commit = build(renewed, statistics);
            var result = await TryCommitAsync(commit, attempt, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.Committed)
            {
                Header = result.Header!;
                statistics = commit.Statistics ?? statistics;
                return result;
            }

            if (result.Outcome != CommitOutcome.HeaderChanged || !await RefreshAsync(cancellationToken).ConfigureAwait(false))
            {
                return result;
            }

            if (string.Equals(Header.Commit, name, StringComparison.Ordinal))
            {
                return new CommitResult(CommitOutcome.Committed, Header);
            }
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }

    /// <summary>Goes on after a failure that left open what was written.</summary>
    /// <exception cref="StoreException">The lease or the bank is lost.</exception>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (!await RefreshAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new StoreException("the lease on the bank was lost", isTransient: true);
        }
    }

    /// <summary>Lets go. False where a bell was heard meanwhile: the lease is kept, look again.</summary>
    public async Task<bool> TryReleaseAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (Header.Rung)
            {
                var again = await banks.TryReplaceHeaderAsync(Bank, Header with { Rung = false }, cancellationToken).ConfigureAwait(false);
                if (again is not null)
                {
                    Header = again;
                    return false;
                }
            }
            else
            {
                var free = Header with { Lease = null, DueAt = Header.HasUnfinished ? time.GetUtcNow() + duration : null };
                if (await banks.TryReplaceHeaderAsync(Bank, free, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return true;
                }
            }

            if (!await RefreshAsync(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return true; // it expires
    }

    /// <summary>Lets go whatever bell was heard: the caller rings again.</summary>
    public async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        if (!await TryReleaseAsync(cancellationToken).ConfigureAwait(false))
        {
            await TryReleaseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CommitResult> TryCommitAsync(IngestCommit commit, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await memories.CommitAsync(Bank, commit, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
        {
            await Backoff.DelayAsync(attempt, e.RetryAfter, time, cancellationToken).ConfigureAwait(false);
            return new CommitResult(CommitOutcome.HeaderChanged);
        }
    }

    /// <summary>Reads the header again after somebody else changed it. False where the lease or the bank is lost.</summary>
    private async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(Bank, cancellationToken).ConfigureAwait(false);
        if (header is null
            || !string.Equals(header.Life, Header.Life, StringComparison.Ordinal)
            || !string.Equals(header.Lease?.Owner, Owner, StringComparison.Ordinal))
        {
            return false;
        }

        Header = header;
        statistics = null;
        return true;
    }
}
